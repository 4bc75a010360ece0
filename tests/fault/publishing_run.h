// A run of publishing over a disk that may fail: what was handed in, what was answered, and what
// the log must hold afterwards.
//
//     PublishingRun run(base);                       // a copy of a founded registry
//     run.disk().Fail(DiskCall::kSync, 3, DiskFault::kFailed);
//     run.Publish();                                 // until something fails
//     run.CutPower(Loss::kTorn);
//     run.Reopen();
//     run.Check();
//     EXPECT_TRUE(run.faults().said.empty());
//
// Threads: one.
#ifndef WARIFU_TESTS_FAULT_PUBLISHING_RUN_H_
#define WARIFU_TESTS_FAULT_PUBLISHING_RUN_H_

#include <string>
#include <vector>

#include "core/base/result.h"
#include "tests/fault/log_model.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {

class PublishingRun {
 public:
  // Copies `base`, which is closed.
  explicit PublishingRun(StoredRegistry& base);

  FaultFileSystem& disk() { return stored_.disk(); }
  StoredRegistry& stored() { return stored_; }
  const Faults& faults() const { return faults_; }
  // Answers that are neither an acknowledgement nor what is said of a failed write.
  const std::vector<std::string>& wrong_answers() const { return wrong_answers_; }

  // Opens, hands in statements alone and together, withdraws, lets an hour pass. False: something
  // failed on the way.
  bool Publish();

  bool IsOpen() const { return stored_.is_open(); }
  // While the disk does not write: everything acknowledged can be read, by a registry that is open.
  void CheckReading();
  // A further statement is not taken, and the health says so.
  void CheckWritingStopped();

  void CutPower(Loss loss) {
    admissions_.clear();
    stored_.CutPower(loss);
  }
  Status Reopen() {
    admissions_.clear();
    return stored_.Open();
  }
  // Holds what is stored now against all answers so far, and against its own entries.
  void Check();

 private:
  bool HandIn(const std::vector<std::string>& signed_statements);
  void Take(const SubmitOutcome& outcome);
  void SeePublished();

  StoredRegistry stored_;
  LogModel model_;
  Faults faults_;
  std::vector<std::string> wrong_answers_;
  std::vector<Admission> admissions_;  // since it was opened
};

}  // namespace warifu

#endif  // WARIFU_TESTS_FAULT_PUBLISHING_RUN_H_
