#!/bin/sh
# The whole recipe, from texts to assets/visemes. Usage: [DEVICE=cuda MINUTES=6] recipe.sh [share of the amounts, 1 by default]
set -eu
cd "$(dirname "$0")"
share=${1:-1}
cache=../../../.cache/visemes
of() { awk -v n="$1" -v s="$share" 'BEGIN { printf "%d", (n * s > 4 ? n * s : 4) }'; }
python=${PYTHON:-/usr/bin/python3}
# OpenBLAS and malloc cost the small products more than the products themselves.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
export MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456
abroad="human-fish-cs human-fish-nl"
for language in fr ru ro ca bg es el; do abroad="$abroad human-stamps-$language"; done

"$python" speak.py "$share"
for seed in 1 2 3 4; do "$python" build.py tts $seed "$(of 1200)" voices.json; done
"$python" train.py $cache/voices.pt --sessions 'tts-*.npz' --frames "$(of 8000000)"

for source in prompts future war test; do "$python" listen.py $source "$share"; done
"$python" agree.py $cache/voices.pt 0.35 human-prompts human-future
"$python" realign.py $cache/voices.pt human-prompts human-future
"$python" agree.py $cache/voices.pt 0.45 human-prompts human-future
"$python" subtitles.py $cache/voices.pt "$share"
"$python" agree.py $cache/voices.pt 0.4 $abroad
"$python" imitate.py $cache/voices.pt "$share"

"$python" lines.py voices.json voices-human.json
if [ "${DEVICE:-cpu}" = cpu ]; then batch=32; else batch=512; fi
"$python" teach.py $cache/net.pt --device "${DEVICE:-cpu}" --batch $batch --minutes "${MINUTES:-$(of 720)}"
"$python" calibrate.py $cache/net.pt $cache/balance.json human-prompts human-future human-vampire
"$python" export.py $cache/net.pt $cache/balance.json

"$python" lines.py voices.json voices-tune.json
"$python" tune.py ../../../assets/visemes/visemes.onnx $cache/tuned.pt $cache/tuned.json --minutes "$(of 45)"
"$python" export.py $cache/tuned.pt $cache/tuned.json
