#include "core/rules/rows.h"

#include "core/rules/state.h"

namespace warifu {
namespace {

void Run(const Row& row, Judgment& judgment) {
  Report report(judgment, row.code);
  row.judge(judgment, report);
}

bool Selected(const Row& row, const RowSelection& selection, KindSet kind) {
  return Within(row.needs, selection.needs) && (row.kinds & kind) != 0 &&
         selection.groups.find(row.group) != std::string_view::npos;
}

bool IsGenesis(const Judgment& judgment) {
  return judgment.examined().kind() == StatementKind::kGenesis;
}

bool IsMisplaced(const Judgment& judgment) {
  return IsGenesis(judgment) != (judgment.index() == LeafIndex(0));
}

}  // namespace

const std::vector<Row>& AllRows() {
  static const std::vector<Row> kRows = [] {
    std::vector<Row> rows;
    for (const std::span<const Row> group :
         {FormRows(), KeyRows(), RecordRows(), PartyRows(), LimitRows(), FeeRows(), CostRows(),
          CeilingRows(), PaymentRows(), TimeRows(), PayRows(), LivingRows(), OfferPlaceRows(),
          AllocationRows(), LineageRows(), SupersedingRows(), ChangeRows(), KeyChangeRows()}) {
      rows.insert(rows.end(), group.begin(), group.end());
    }
    return rows;
  }();
  return kRows;
}

void JudgeRows(Judgment& judgment, const RowSelection& selection) {
  const bool misplaced = IsMisplaced(judgment);
  if (!misplaced && !IsGenesis(judgment) && !judgment.state().Genesis().found()) {
    judgment.MarkIncomplete();
    return;
  }
  const KindSet kind = Kinds(judgment.examined().kind());
  const std::uint32_t version = judgment.state().rules_version();
  for (const Row& row : AllRows()) {
    if (misplaced ? row.code == v1::FINDING_CODE_GENESIS_MISPLACED
                  : row.since <= version && Selected(row, selection, kind)) {
      Run(row, judgment);
    }
  }
}

}  // namespace warifu
