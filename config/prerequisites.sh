# Sourced by ./run and ./test: finds the JDK and Maven, or says in one sentence what is missing and stops.
# Plain bash 3.2, as macOS has it. Sets JAVA_HOME (exported), java, java_version, mvn.

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
  live=1 bold=$'\033[1m' dim=$'\033[2m' red=$'\033[31m' green=$'\033[32m' plain=$'\033[0m' wipe=$'\r\033[K'
else
  live= bold= dim= red= green= plain= wipe=
fi

fail() {
  printf '%s%s%s\n' "$red" "$*" "$plain" >&2
  exit 1
}

# release HOME: the feature release of the JDK there, such as 17; nothing where no JDK is.
release() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}//p'
}

# newest_jdk LEAST: home of the newest JDK in the usual places that is of release LEAST at least; nothing where none is.
newest_jdk() {
  local home found best= best_release=$(($1 - 1))
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    found=$(release "$home")
    if [ -n "$found" ] && [ "$found" -gt "$best_release" ]; then
      best=$home best_release=$found
    fi
  done
  echo "$best"
}

find_jdk() {
  local home=${JAVA_HOME:-} other hint
  if [ -n "$home" ]; then
    [ -x "$home/bin/java" ] || fail "JAVA_HOME is $home, but there is no JDK: point it at a JDK 17 or newer, or unset it."
  elif command -v java >/dev/null 2>&1; then
    home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  fi
  java_version=
  [ -z "$home" ] || java_version=$(release "$home")
  if [ -z "$java_version" ] || [ "$java_version" -lt 17 ]; then
    other=$(newest_jdk 17)
    hint="install one, for example with 'apt-get install openjdk-17-jdk-headless' or 'brew install openjdk@17'"
    [ -z "$other" ] || hint="there is one in $other, so say 'JAVA_HOME=$other $0'"
    [ -n "$home" ] || fail "Signet needs a JDK 17 or newer, and no Java was found: $hint."
    [ -n "$java_version" ] || fail "Signet needs a JDK 17 or newer, and $home is a Java without a compiler: $hint."
    fail "Signet needs a JDK 17 or newer, and $home is a JDK $java_version: $hint."
  fi
  JAVA_HOME=$home java=$home/bin/java
  export JAVA_HOME
}

find_maven() {
  mvn=$(command -v mvn) ||
    fail "Signet is built by Maven 3.8 or newer, and there is no 'mvn' on the PATH: install it, for example with 'apt-get install maven' or 'brew install maven'."
}
