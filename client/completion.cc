#include "client/completion.h"

#include <functional>

#include "client/completion_table.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// How bash and zsh say the same things: both walk the words before the one under way, then offer
// words.
struct ShellWords {
  const char* begin;    // up to the body of the walk over the words
  const char* at_word;  // the word that the walk looks at
  const char* walked;   // behind the walk: before the look at the option in front
  const char* choices;  // offers the words that follow it
  const char* files;
  const char* folders;
  const char* keys;
  const char* end;
};

constexpr ShellWords kBash = {
    "# Completion of warifu for bash; made by: warifu completion bash\n"
    "_warifu_offer() {\n"
    "  local current=\"${COMP_WORDS[COMP_CWORD]}\" IFS=$' \\n'\n"
    "  COMPREPLY+=($(compgen -W \"$*\" -- \"$current\"))\n"
    "}\n"
    "_warifu_paths() {\n"
    "  local current=\"${COMP_WORDS[COMP_CWORD]}\" IFS=$'\\n'\n"
    "  COMPREPLY+=($(compgen \"$1\" -- \"$current\"))\n"
    "  compopt -o filenames 2>/dev/null\n"
    "}\n"
    "_warifu_keys() {\n"
    "  local path\n"
    "  for path in \"${WARIFU_HOME:-$HOME/.warifu}\"/keys/*.key; do\n"
    "    [[ -e $path ]] && path=\"${path##*/}\" && _warifu_offer \"${path%.key}\"\n"
    "  done\n"
    "}\n"
    "_warifu() {\n"
    "  local at=\"\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" i\n"
    "  COMPREPLY=()\n"
    "  for ((i = 1; i < COMP_CWORD; i++)); do\n",
    "${COMP_WORDS[i]}",
    "  done\n",
    "_warifu_offer",
    "_warifu_paths -f",
    "_warifu_paths -d",
    "_warifu_keys",
    "}\ncomplete -F _warifu warifu\n"};

constexpr ShellWords kZsh = {
    "#compdef warifu\n"
    "# Completion of warifu for zsh; made by: warifu completion zsh\n"
    "_warifu_keys() {\n"
    "  local path\n"
    "  for path in \"${WARIFU_HOME:-$HOME/.warifu}\"/keys/*.key(N); do\n"
    "    compadd -- \"${${path##*/}%.key}\"\n"
    "  done\n"
    "}\n"
    "_warifu() {\n"
    "  local at=\"\" before=\"${words[CURRENT-1]}\" i\n"
    "  for ((i = 2; i < CURRENT; i++)); do\n",
    "${words[i]}",
    "  done\n",
    "compadd --",
    "_files",
    "_files -/",
    "_warifu_keys",
    "}\ncompdef _warifu warifu\n"};

// The commands that offer what completes `taken`; empty: nothing does.
std::string Offer(const ShellWords& shell, const Taken& taken) {
  switch (CompletionOf(taken)) {
    case Completes::kChoices: {
      std::string words = shell.choices;
      for (const std::string& choice : taken.choices) words += " " + choice;
      return words + "; ";
    }
    case Completes::kFiles:
      return std::string(shell.files) + "; ";
    case Completes::kFolders:
      return std::string(shell.folders) + "; ";
    case Completes::kKeys:
      return std::string(shell.keys) + "; ";
    case Completes::kNothing:
      return "";
  }
  return "";
}

// From the words before the one under way to the place that they lead to.
std::string WalkCases(const ShellWords& shell, const std::vector<CompletionPlace>& places) {
  std::string cases = std::string("    case \"$at/") + shell.at_word + "\" in\n";
  for (const CompletionPlace& place : places) {
    if (place.commands.empty()) continue;
    std::string patterns;
    for (const std::string& command : place.commands) {
      patterns += (patterns.empty() ? "" : "|") + place.at + "/" + command;
    }
    cases += "      " + patterns + ") at=\"" + place.at + (place.at.empty() ? "" : " ") +
             shell.at_word + "\" ;;\n";
  }
  return cases + "    esac\n";
}

std::string ScriptOf(const ShellWords& shell) {
  const std::vector<CompletionPlace> places = CompletionPlaces();
  std::string script = shell.begin + WalkCases(shell, places) + shell.walked;
  script += "  case \"$at:$before\" in\n";
  for (const CompletionPlace& place : places) {
    for (const Taken& taken : place.takes) {
      if (taken.is_word() || taken.is_flag()) continue;
      script +=
          "    \"" + place.at + ":" + taken.name + "\") " + Offer(shell, taken) + "return ;;\n";
    }
  }
  script += "  esac\n  case \"$at\" in\n";
  for (const CompletionPlace& place : places) {
    script += "    \"" + place.at + "\") " + shell.choices;
    for (const std::string& command : place.commands) script += " " + command;
    std::string more;
    for (const Taken& taken : place.takes) {
      if (taken.is_word()) {
        more += Offer(shell, taken);
      } else {
        script += " " + taken.name;
      }
    }
    script += "; " + more + ";;\n";
  }
  return script + "  esac\n" + shell.end;
}

// In single quotes for fish.
std::string FishQuoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

std::string FishValue(const Taken& taken) {
  switch (CompletionOf(taken)) {
    case Completes::kChoices: {
      std::string words;
      for (const std::string& choice : taken.choices) words += (words.empty() ? "" : " ") + choice;
      return " -x -a " + FishQuoted(words);
    }
    case Completes::kFiles:
      return " -r -F";
    case Completes::kFolders:
      return " -x -a '(__fish_complete_directories)'";
    case Completes::kKeys:
      return " -x -a '(__warifu_keys)'";
    case Completes::kNothing:
      return taken.is_flag() ? "" : " -x";
  }
  return "";
}

std::string FishWalk(const std::vector<CompletionPlace>& places) {
  std::string walk =
      "# Completion of warifu for fish; made by: warifu completion fish\n"
      "function __warifu_keys\n"
      "  set -l home $HOME/.warifu\n"
      "  set -q WARIFU_HOME; and set home $WARIFU_HOME\n"
      "  for path in $home/keys/*.key\n"
      "    string replace -r '.*/(.*)\\.key$' '$1' -- $path\n"
      "  end\n"
      "end\n"
      "function __warifu_at\n"
      "  set -l at ''\n"
      "  for word in (commandline -opc)[2..-1]\n"
      "    switch \"$at/$word\"\n";
  for (const CompletionPlace& place : places) {
    if (place.commands.empty()) continue;
    walk += "      case";
    for (const std::string& command : place.commands) {
      walk += " " + FishQuoted(place.at + "/" + command);
    }
    walk += "\n        set at \"" + place.at + (place.at.empty() ? "" : " ") + "$word\"\n";
  }
  return walk + "    end\n  end\n  test \"$at\" = \"$argv[1]\"\nend\ncomplete -c warifu -f\n";
}

std::string FishScript() {
  const std::vector<CompletionPlace> places = CompletionPlaces();
  std::string script = FishWalk(places);
  for (const CompletionPlace& place : places) {
    const std::string line =
        "complete -c warifu -n " + FishQuoted("__warifu_at " + FishQuoted(place.at));
    for (const std::string& command : place.commands) {
      const std::string name = place.at.empty() ? command : place.at + " " + command;
      std::string what;
      for (const CompletionPlace& other : places) {
        if (other.at == name) what = other.what;
      }
      script += line + " -a " + command + " -d " + FishQuoted(what) + "\n";
    }
    for (const Taken& taken : place.takes) {
      const std::string value = FishValue(taken);
      if (taken.is_word()) {
        if (!value.empty() && value != " -x") script += line + value + "\n";
      } else {
        script +=
            line + " -l " + taken.name.substr(2) + value + " -d " + FishQuoted(taken.what) + "\n";
      }
    }
  }
  return script;
}

}  // namespace

Result<std::string> CompletionScript(const std::string& shell) {
  if (shell == "bash") return ScriptOf(kBash);
  if (shell == "zsh") return ScriptOf(kZsh);
  if (shell == "fish") return FishScript();
  return BadInput("there is no completion for {shell}: say one of {shells}",
                  EscapeForTerminal(shell), kShells);
}

}  // namespace warifu
