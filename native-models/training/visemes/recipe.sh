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
"$python" calibrate.py $cache/net.pt $cache/balance.json human-prompts
"$python" export.py $cache/net.pt $cache/balance.json
