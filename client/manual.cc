#include "client/manual.h"

#include "client/command_table.h"
#include "client/version.h"
#include "core/text/man_page.h"

namespace warifu {
namespace {

std::string TermOf(const Taken& taken) {
  if (taken.is_word()) return taken.value;
  return taken.is_flag() ? taken.name : taken.name + " " + taken.value;
}

// As a sentence: with a full stop, unless it is a question.
std::string SentenceOf(const std::string& what) { return what + (what.ends_with('?') ? "" : "."); }

ManItem ItemOf(const Taken& taken) {
  return {TermOf(taken), SentenceOf(taken.needed ? taken.what + " (needed)" : taken.what)};
}

// "warifu sign FILE... --key KEY [OPTIONS]".
std::string UsageOf(const CommandDeclaration& command) {
  std::string usage = "warifu " + command.name;
  bool more = false;
  for (const Taken& taken : command.takes) {
    if (taken.is_word()) {
      usage += taken.needed ? " " + taken.value : " [" + taken.value + "]";
      if (std::holds_alternative<std::vector<std::string>*>(taken.target)) usage += "...";
    } else if (taken.needed) {
      usage += " " + TermOf(taken);
    } else {
      more = true;
    }
  }
  return usage + (more ? " [OPTIONS]" : "");
}

ManPart PartOf(const CommandDeclaration& command) {
  ManPart part;
  part.title = UsageOf(command);
  part.paragraphs = {SentenceOf(command.what)};
  if (!command.notes.empty()) part.paragraphs.push_back(command.notes);
  for (const Taken& taken : command.takes) part.items.push_back(ItemOf(taken));
  for (const ManItem& code : ExitCodeItems(command.exit_codes)) {
    part.items.push_back({"exit code " + code.term, code.text});
  }
  part.examples = command.examples;
  return part;
}

ManSection EverywhereSection() {
  GlobalArgs global;
  ManPart part;
  for (const Taken& taken : DeclareGlobals(global)) part.items.push_back(ItemOf(taken));
  part.items.push_back({"-h, --help", "Print what the program or a command takes, and end."});
  part.items.push_back({"--version", "Print the version of the program and its libraries."});
  part.items.push_back({"--man", "Print the source of this page."});
  return {"OPTIONS OF EVERY COMMAND", {part}};
}

ManSection SurroundingsSection() {
  return {"ENVIRONMENT AND FILES",
          {{.title = "",
            .items = {
                {"WARIFU_HOME", "The folder of keys, trust files and memory; else ~/.warifu."},
                {"LC_ALL, LC_MESSAGES, LANG", "The language to answer in, where --lang is absent."},
                {"NO_COLOR", "When set, nothing is colored, not even on a terminal."},
                {"COLUMNS", "How wide a line may be; else the terminal's own width."},
                {"~/.warifu/keys/NAME.key", "Signing keys, encrypted with a passphrase."},
                {"~/.warifu/trust/NAME.trust", "The registries believed."}}}}};
}

}  // namespace

std::string ManualPage() {
  ManPage page;
  page.name = "warifu";
  page.section = 1;
  page.version = std::string("warifu ") + kProgramVersion;
  page.what = "job offers abroad that anyone can check: genuine, no middlemen, still open";
  page.synopsis = {"warifu COMMAND [OPTIONS]", "warifu COMMAND --help", "warifu help TOPIC"};
  ManSection commands{"COMMANDS", {}};
  for (const DeclaredCommand& command : DeclareCommands()) {
    commands.parts.push_back(PartOf(command.declaration));
  }
  page.sections = {commands,
                   EverywhereSection(),
                   SurroundingsSection(),
                   {"SEE ALSO", {{.title = "", .paragraphs = {"warifud(8)"}}}}};
  return WriteManPage(page);
}

}  // namespace warifu
