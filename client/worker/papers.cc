#include "client/worker/papers.h"

#include <algorithm>
#include <vector>

namespace warifu {

std::string PaperName(const v1::Document& paper, const Page& page) {
  return page.WordOf(v1::DocumentKind_Name(paper.kind()));
}

void WritePapers(const v1::Offer& offer, Page& page) {
  std::vector<std::string> names;  // once each: a paper has one hash in each language
  for (const v1::Document& paper : offer.documents()) {
    const std::string name = PaperName(paper, page);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  if (names.empty()) return;
  page.Line(MessageId::kPapersSigned, {{"papers", page.Join(names, MessageId::kListAnd)}});
  page.Line(MessageId::kPapersCompare);
}

}  // namespace warifu
