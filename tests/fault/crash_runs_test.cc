// The server is killed at a random moment under full load, again and again, and started again.
//
// `scripts/crash-test` runs this as often as it is told; WARIFU_CRASH_RUNS and WARIFU_CRASH_SEED
// say how often here, and which moments.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <thread>

#include "core/crypto/sha256.h"
#include "tests/fault/log_model.h"
#include "tests/fault/real_server.h"
#include "tests/support/load/publishing_load.h"

namespace warifu {
namespace {

constexpr std::uint64_t kRuns = 25;
constexpr std::uint64_t kRunsOfOneRegistry = 10;
constexpr int kMostMsUntilKill = 300;
constexpr int kMostMsOfAStart = 60;
constexpr std::uint64_t kMostTries = 3;  // of one run that has nothing in flight

std::uint64_t FromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

struct Totals {
  std::uint64_t runs = 0;
  int dirty = 0;
  Faults faults;
};

// One registry, and what it must hold.
class Crashes {
 public:
  Crashes(std::uint64_t seed, Totals& totals) : random_(seed), totals_(totals) {
    for (const std::string& statement : server_.founding()) model_.Sent(Sha256(statement));
  }

  // Starts, loads, kills, checks. False: nothing was in flight, and the run does not count.
  bool Run(std::uint64_t number) {
    if (Chance(4)) KillWhileItStarts();
    server_.Start();
    std::unique_ptr<RegistryConnection> reader = server_.Connect();
    Check(*reader);
    PublishingLoad load(server_.world(),
                        {.address = server_.address(),
                         .label = "run " + std::to_string(number) + " try " + Next(),
                         .now_s = RealServer::NowS});
    WaitForFirst(load);
    Sleep(kMostMsUntilKill);
    See(*reader);
    server_.Kill();
    const LoadAnswers answers = load.Stop();
    Take(answers);
    Fsck();
    if (answers.in_flight == 0) return false;
    std::cout << "run " << number << ": " << answers.receipts.size() << " acknowledged, "
              << answers.in_flight << " in flight, log of " << model_.size() << " entries before\n";
    return true;
  }

  void CheckAtTheEnd() {
    server_.Start();
    Check(*server_.Connect());
    server_.End();
    Fsck();
  }

 private:
  bool Chance(unsigned one_of) { return random_() % one_of == 0; }
  std::string Next() { return std::to_string(tries_++); }
  void Sleep(int most_ms) {
    std::this_thread::sleep_for(
        std::chrono::microseconds(random_() % (static_cast<std::uint64_t>(most_ms) * 1000)));
  }
  static void WaitForFirst(const PublishingLoad& load) {
    while (load.acknowledged() == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  void KillWhileItStarts() {
    server_.Launch();
    Sleep(kMostMsOfAStart);
    server_.Kill();
    Fsck();
  }

  void Check(LogView& log) {
    const Status read = model_.Check(log, totals_.faults);
    if (!read.ok()) Dirty(read.error().message());
  }
  void See(LogView& log) {
    const Result<std::string> note = log.GetCheckpoint();
    if (note.ok()) model_.Saw(*note, totals_.faults);
  }
  void Take(const LoadAnswers& answers) {
    for (const Hash& sent : answers.submitted) model_.Sent(sent);
    for (const std::string& receipt : answers.receipts) {
      model_.TakeReceipt(receipt, totals_.faults);
    }
    for (const std::string& refusal : answers.refusals) Dirty("a legal offer: " + refusal);
  }
  void Fsck() {
    const std::string said = server_.Fsck();
    if (!said.empty()) Dirty("fsck: " + said);
  }
  void Dirty(std::string said) {
    ++totals_.dirty;
    totals_.faults.said.push_back(std::move(said));
  }

  std::mt19937_64 random_;
  Totals& totals_;
  std::uint64_t tries_ = 0;
  RealServer server_;
  LogModel model_{server_.log_key()};
};

TEST(CrashRuns, WhatWasAcknowledgedLasts) {
  const std::uint64_t runs = FromEnvironment("WARIFU_CRASH_RUNS", kRuns);
  const std::uint64_t seed = FromEnvironment("WARIFU_CRASH_SEED", std::random_device()());
  std::cout << "seed " << seed << "\n";
  Totals totals;
  while (totals.runs < runs) {
    Crashes crashes(seed + totals.runs, totals);
    std::uint64_t idle = 0;
    for (std::uint64_t i = 0; i < kRunsOfOneRegistry && totals.runs < runs; ++i) {
      if (crashes.Run(totals.runs + 1)) {
        ++totals.runs;
      } else {
        ASSERT_LT(++idle, kMostTries * kRunsOfOneRegistry) << "hardly anything is ever in flight";
      }
    }
    crashes.CheckAtTheEnd();
  }
  const Faults& faults = totals.faults;
  for (const std::string& said : faults.said) ADD_FAILURE() << said;
  std::cout << "runs " << totals.runs << " lost " << faults.lost << " forks " << faults.forks
            << " dirty " << totals.dirty + faults.strangers << "\n";
}

}  // namespace
}  // namespace warifu
