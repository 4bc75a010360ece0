#include "tests/support/load/publishing_load.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <variant>

#include "client/transport.h"
#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "tests/support/load/offer_source.h"

namespace warifu {
namespace {

constexpr std::size_t kStatementsOfStream = 128;

std::unique_ptr<RegistryConnection> Connect(const std::string& address) {
  TransportOptions options;
  options.address = address;
  Result<std::unique_ptr<RegistryConnection>> connection = ConnectToRegistry(options);
  WARIFU_CHECK(connection.ok());
  return std::move(*connection);
}

std::string LabelOf(const LoadOptions& options, int number) {
  return options.label + " thread " + std::to_string(number);
}

void Take(SubmitOutcome outcome, LoadAnswers& answers) {
  if (std::holds_alternative<std::string>(outcome)) {
    answers.receipts.push_back(std::move(std::get<std::string>(outcome)));
    return;
  }
  for (const v1::Finding& finding : std::get<Findings>(outcome)) {
    answers.refusals.push_back(v1::FindingCode_Name(finding.code()) + " at " + finding.field());
  }
}

}  // namespace

PublishingLoad::PublishingLoad(const LegalWorld& world, const LoadOptions& options) {
  int number = 0;
  for (int i = 0; i < options.single; ++i) {
    threads_.emplace_back(
        [this, world, options, mine = number++] { Submit(world, options, mine); });
  }
  for (int i = 0; i < options.streams; ++i) {
    threads_.emplace_back(
        [this, world, options, mine = number++] { Stream(world, options, mine); });
  }
}

PublishingLoad::~PublishingLoad() { Stop(); }

LoadAnswers PublishingLoad::Stop() {
  stopping_ = true;
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  return std::exchange(answers_, {});
}

void PublishingLoad::Submit(LegalWorld world, LoadOptions options, int number) {
  OfferSource source(world, LabelOf(options, number));
  const std::unique_ptr<RegistryConnection> connection = Connect(options.address);
  LoadAnswers answers;
  while (!stopping_) {
    const std::string offer = source.Next(options.now_s());
    answers.submitted.push_back(Sha256(offer));
    Result<SubmitOutcome> outcome = connection->Submit(offer);
    if (!outcome.ok()) {
      answers.in_flight = 1;
      break;
    }
    Take(std::move(*outcome), answers);
    ++acknowledged_;
  }
  Add(std::move(answers));
}

void PublishingLoad::Stream(LegalWorld world, LoadOptions options, int number) {
  OfferSource source(world, LabelOf(options, number));
  const std::unique_ptr<RegistryConnection> connection = Connect(options.address);
  LoadAnswers answers;
  while (!stopping_ && answers.in_flight == 0) {
    std::vector<std::string> offers;
    for (std::size_t i = 0; i < kStatementsOfStream; ++i) {
      offers.push_back(source.Next(options.now_s()));
      answers.submitted.push_back(Sha256(offers.back()));
    }
    std::size_t answered = 0;
    const Status streamed = connection->SubmitMany(offers, [&](SubmitAnswer answer) {
      Take(std::move(answer.outcome), answers);
      ++answered;
      ++acknowledged_;
      return Ok();
    });
    if (!streamed.ok()) {
      answers.in_flight = std::min<std::size_t>(offers.size() - answered, kStatementsAhead);
    }
  }
  Add(std::move(answers));
}

void PublishingLoad::Add(LoadAnswers answers) {
  const std::lock_guard lock(mutex_);
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(answers_.submitted, answers.submitted);
  append(answers_.receipts, answers.receipts);
  append(answers_.refusals, answers.refusals);
  answers_.in_flight += answers.in_flight;
}

}  // namespace warifu
