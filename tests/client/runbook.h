// A runbook: the commands that one part of docs/operating.md says to run, run as they stand there.
//
//     Runbook book(office, "## A company's key was stolen");
//     book.Set("STOLEN", code);
//     book.RunAll();                        // EXPECTs exit code 0 of each
//
// What a person would type when asked is given by flags, and drafts are filled in where the text
// says so. Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_RUNBOOK_H_
#define WARIFU_TESTS_CLIENT_RUNBOOK_H_

#include <map>
#include <string>
#include <vector>

#include "tests/client/real_office.h"

namespace warifu {

class Runbook {
 public:
  // Borrows `office`. `heading`: the whole line.
  Runbook(RealOffice& office, const std::string& heading);

  void Set(const std::string& name, const std::string& value) { values_[name] = value; }
  const std::string& Get(const std::string& name) const { return values_.at(name); }
  // What stands in a draft of a key in place of `"organization": ""`.
  void SetOwner(std::string owner) { owner_ = std::move(owner); }
  const std::vector<std::string>& commands() const { return commands_; }

  void RunAll();

 private:
  void RunOne(const std::string& command);
  std::string Filled(std::string command) const;
  std::string Answers(const std::string& command) const;
  void LearnFrom(const std::string& command);
  void WriteDraftTo(const std::string& file);

  RealOffice& office_;
  std::vector<std::string> commands_;
  std::map<std::string, std::string> values_;
  std::string owner_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_RUNBOOK_H_
