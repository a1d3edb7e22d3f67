#!/bin/sh
# The image's entry point: starts a command of Freshet; `health` asks the instance of this container whether it is alive.
# FRESHET_JAVA_OPTS is added to the JVM's flags and comes last, so it wins.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
java=$JAVA_HOME/bin/java
feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$JAVA_HOME/release")

if [ "${1:-}" = health ]; then
  shift
  exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx32m -cp "$home/app/*" dev.freshet.streams.HealthCheck "$@"
fi

main=dev.freshet.streams.FreshetApp
case ${1:-} in
  run)
    # As measured (topology-docs/results/performance.md): a heap that has its pages from the start, and large ones. The other half of
    # the memory is for RocksDB, ONNX Runtime and the page cache.
    flags="-XX:InitialRAMPercentage=50 -XX:MaxRAMPercentage=50 -XX:+AlwaysPreTouch -XX:+UseTransparentHugePages \
      -XX:+UseG1GC -XX:MaxGCPauseMillis=20" ;;
  simulate)
    main=dev.freshet.playground.PlaygroundApp
    flags="-XX:MaxRAMPercentage=50 -XX:+UseSerialGC" ;;
  *)
    # Commands that end soon.
    flags="-XX:MaxRAMPercentage=50 -XX:+UseSerialGC -XX:TieredStopAtLevel=1" ;;
esac
flags="$flags -XX:+ExitOnOutOfMemoryError"
[ "$feature" -lt 22 ] || flags="$flags --enable-native-access=ALL-UNNAMED"
[ "$feature" -lt 24 ] || flags="$flags --sun-misc-unsafe-memory-access=allow"

# shellcheck disable=SC2086 # several flags in one variable are meant to be split
exec "$java" $flags ${FRESHET_JAVA_OPTS:-} -cp "$home/app/*:$home/lib/*" "$main" "$@"
