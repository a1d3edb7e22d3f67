#!/bin/sh
# What an image of a module holds, after `mvn package`: FOLDER/lib the libraries, FOLDER/app our own jars, FOLDER/state an empty folder.
# Usage: layers.sh MODULE FOLDER
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
module=$root/$1
folder=$2

fail() {
  printf 'layers.sh: %s\n' "$1" >&2
  exit 1
}

property() {
  sed -n "s/^$1=//p" "$module/target/maven-archiver/pom.properties"
}

[ -f "$module/target/classpath.txt" ] || fail "$1 is not packaged; run mvn -pl $1 -am -DskipTests package"
mkdir -p "$folder/lib" "$folder/app" "$folder/state"
cp "$module/target/$(property artifactId)-$(property version).jar" "$folder/app/"

# The launcher's class path: our own jars lie in the repository, everything else does not.
{ tr ':' '\n' < "$module/target/classpath.txt"; echo; } | while read -r jar; do
  case $jar in
    '') continue ;;
    "$root"/*) into=$folder/app ;;
    *) into=$folder/lib ;;
  esac
  [ ! -e "$into/$(basename "$jar")" ] || fail "two libraries are called $(basename "$jar")"
  cp "$jar" "$into/"
done
