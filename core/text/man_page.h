// ManPage: a manual page as the program `man` reads it.
//
// What a program says of itself is handed in as plain text; here it becomes requests of man(7).
// Not here: what --help says (each program's command line). Source: groff_man(7), the subset that
// mandoc reads too. Threads: pure functions.
#ifndef WARIFU_CORE_TEXT_MAN_PAGE_H_
#define WARIFU_CORE_TEXT_MAN_PAGE_H_

#include <string>
#include <string_view>
#include <vector>

namespace warifu {

// A term and what it means: an option, a file, an exit code.
struct ManItem {
  std::string term;
  std::string text;
};

// A heading with what stands under it: paragraphs, then items, then whole command lines.
struct ManPart {
  std::string title;
  std::vector<std::string> paragraphs{};
  std::vector<ManItem> items{};
  std::vector<std::string> examples{};
};

struct ManSection {
  std::string title;           // "COMMANDS"
  std::vector<ManPart> parts;  // a part without a title has no heading of its own
};

struct ManPage {
  std::string name;     // "warifu"
  int section = 1;      // of the manual: 1 commands, 8 for administrators
  std::string version;  // "warifu 0.1.0"
  std::string what;     // in one line
  std::vector<std::string> synopsis;
  std::vector<ManSection> sections;
};

// The page's source. The same page gives the same bytes: it bears no date.
std::string WriteManPage(const ManPage& page);

// Text that stands for itself in the source of a page, whatever it holds; lines stay lines.
std::string EscapeRoff(std::string_view text);

// "0 done; 2 a mistake; 11, 12 false." as items: what stands before the first word is the term.
std::vector<ManItem> ExitCodeItems(std::string_view codes);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_MAN_PAGE_H_
