// What may stand where on a warifu command line: the words behind each command, what follows each
// option. From it the script of each shell is written (client/completion.h).
//
// Threads: values.
#ifndef WARIFU_CLIENT_COMPLETION_TABLE_H_
#define WARIFU_CLIENT_COMPLETION_TABLE_H_

#include <string>
#include <vector>

#include "client/declaration.h"

namespace warifu {

// What completes a value.
enum class Completes { kNothing, kChoices, kFiles, kFolders, kKeys };

Completes CompletionOf(const Taken& taken);

// A place on the command line: behind "", "key" or "key new".
struct CompletionPlace {
  std::string at;
  std::string what;  // of a command or group
  std::vector<std::string> commands;
  std::vector<Taken> takes;  // of a command, what all take included
};

// Every place, the first of them "".
std::vector<CompletionPlace> CompletionPlaces();

// The last word of a place: "new" of "key new".
std::string LastWord(const std::string& at);

}  // namespace warifu

#endif  // WARIFU_CLIENT_COMPLETION_TABLE_H_
