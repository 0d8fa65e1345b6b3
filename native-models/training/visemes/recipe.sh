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
english="human-prompts human-future human-queen human-vampire"
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

for seed in 5 6 7 8; do "$python" build.py tts $seed "$(of 1200)" voices.json; done
for seed in 1 2; do "$python" build.py human $seed "$(of 750)" voices-human.json; done
"$python" widen.py $cache/voices.pt $cache/wide.pt 208 256 1,2,4,8,16,2
"$python" train.py $cache/net.pt --start $cache/wide.pt --sessions 'tts-[5678].npz' 'human-*.npz' 'human-*.npz' \
  --frames "$(of 24000000)" --rate 2e-3
# Twice more, as the better net hears the recordings; what counts in the end is the mean of the three.
before=net rate=1.4e-3 seed=3
for next in second third; do
  "$python" realign.py $cache/$before.pt $english human-held
  "$python" realign.py $cache/$before.pt --afresh $abroad
  "$python" agree.py $cache/$before.pt 0.4 $english $abroad
  for voice in es-allison fr-june it-carlo ru-voice cries; do rm -rf $cache/speech/human-$voice; done
  "$python" imitate.py $cache/$before.pt "$share"
  rm -f $cache/sessions/human-*.npz
  for again in 0 1; do "$python" build.py human $((seed + again)) "$(of 850)" voices-human.json; done
  "$python" train.py $cache/$next.pt --start $cache/$before.pt --sessions 'tts-8.npz' 'human-*.npz' \
    --frames "$(of 6000000)" --rate $rate
  before=$next rate=1e-3 seed=5
done
"$python" average.py $cache/net.pt $cache/second.pt $cache/third.pt $cache/last.pt
"$python" calibrate.py $cache/last.pt $cache/balance.json human-prompts human-future human-vampire
"$python" export.py $cache/last.pt $cache/balance.json
