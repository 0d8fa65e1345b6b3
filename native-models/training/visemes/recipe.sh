#!/bin/sh
# The whole recipe, from texts to assets/visemes. Usage: recipe.sh [share of the amounts, 1 by default]
set -eu
cd "$(dirname "$0")"
share=${1:-1}
cache=../../../.cache/visemes
of() { awk -v n="$1" -v s="$share" 'BEGIN { printf "%d", (n * s > 4 ? n * s : 4) }'; }
python=${PYTHON:-/usr/bin/python3}
# OpenBLAS and malloc cost the small products more than the products themselves.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
export MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456
english="human-prompts human-adventure human-future"

"$python" speak.py "$share"
for seed in 1 2 3 4; do "$python" build.py tts $seed "$(of 1200)" voices.json; done
"$python" train.py $cache/voices.pt --sessions 'tts-*.npz' --frames "$(of 8000000)"

for source in prompts adventure future test; do "$python" listen.py $source "$share"; done
"$python" agree.py $cache/voices.pt 0.35 $english
"$python" realign.py $cache/voices.pt $english
"$python" agree.py $cache/voices.pt 0.45 $english
"$python" imitate.py $cache/voices.pt "$share"

for seed in 5 6 7 8; do "$python" build.py tts $seed "$(of 1200)" voices.json; done
for seed in 1 2; do "$python" build.py human $seed "$(of 700)" voices-human.json; done
"$python" widen.py $cache/voices.pt $cache/wide.pt 208 256 1,2,4,8,16,2
"$python" train.py $cache/net.pt --start $cache/wide.pt --sessions 'tts-[5678].npz' 'human-*.npz' 'human-*.npz' \
  --frames "$(of 24000000)" --rate 2e-3
# Once more, the other languages as the better net hears them.
rm -rf $cache/speech/human-es-allison $cache/speech/human-fr-june $cache/speech/human-it-carlo $cache/speech/human-ru-voice
"$python" imitate.py $cache/net.pt "$share"
rm -f $cache/sessions/human-*.npz
for seed in 3 4; do "$python" build.py human $seed "$(of 350)" voices-human.json; done
"$python" train.py $cache/last.pt --start $cache/net.pt --sessions 'tts-[5678].npz' 'human-*.npz' 'human-*.npz' 'human-*.npz' \
  --frames "$(of 5500000)" --rate 8e-4
"$python" calibrate.py $cache/last.pt $cache/balance.json $english
"$python" export.py $cache/last.pt $cache/balance.json
