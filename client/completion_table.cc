#include "client/completion_table.h"

#include <algorithm>

#include "client/command_table.h"
#include "client/text/catalogue.h"

namespace warifu {
namespace {

// What every command takes, less where the values go.
std::vector<Taken> TakenEverywhere() {
  static GlobalArgs nowhere;
  std::vector<Taken> takes = DeclareGlobals(nowhere);
  for (Taken& taken : takes) {
    if (taken.name == "--lang") taken.choices = CatalogueTags();
  }
  takes.push_back(Flag("--help", &nowhere.quiet, "Print what it takes and end"));
  return takes;
}

std::string FirstWord(const std::string& name) { return name.substr(0, name.find(' ')); }

}  // namespace

Completes CompletionOf(const Taken& taken) {
  if (!taken.choices.empty()) return Completes::kChoices;
  if (taken.value.find("FILE") != std::string::npos) return Completes::kFiles;
  if (taken.value.find("DIR") != std::string::npos) return Completes::kFolders;
  return taken.value == "KEY" ? Completes::kKeys : Completes::kNothing;
}

std::string LastWord(const std::string& at) { return at.substr(at.rfind(' ') + 1); }

std::vector<CompletionPlace> CompletionPlaces() {
  const std::vector<Taken> everywhere = TakenEverywhere();
  std::vector<CompletionPlace> places = {{"", kProgramLine, {}, everywhere}};
  for (const CommandGroup& group : CommandGroups()) {
    places.push_back({group.name, group.what, {}, everywhere});
  }
  for (const DeclaredCommand& command : DeclareCommands()) {
    const std::string& name = command.declaration.name;
    std::vector<std::string>& top = places.front().commands;
    const std::string first = FirstWord(name);
    if (std::find(top.begin(), top.end(), first) == top.end()) top.push_back(first);
    for (CompletionPlace& place : places) {
      if (first != name && place.at == first) place.commands.push_back(LastWord(name));
    }
    std::vector<Taken> takes = command.declaration.takes;
    takes.insert(takes.end(), everywhere.begin(), everywhere.end());
    places.push_back({name, command.declaration.what, {}, std::move(takes)});
  }
  return places;
}

}  // namespace warifu
