// Every bound of the server, in one place: calls, messages, connections, waits.
//
// Not here: bounds of the registry behind it (registry/limits.h), of formats
// (core/statement/limits.h).
#ifndef WARIFU_SERVER_LIMITS_H_
#define WARIFU_SERVER_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace warifu {

// The largest request, a signed statement or a note with its framing; a handler refuses more with a
// sentence. What exceeds the second is refused by the transport, unread.
inline constexpr std::size_t kMaxRequestBytes = std::size_t{64} << 10;
inline constexpr int kMaxReceivedBytes = 256 << 10;
// Of a call's headers.
inline constexpr int kMaxMetadataBytes = 8 << 10;

// Entries of one answer; a client's own limit is 4 MiB by default.
inline constexpr std::uint64_t kMaxEntriesPerAnswer = 4096;
inline constexpr std::size_t kMaxEntriesAnswerBytes = std::size_t{1} << 20;
inline constexpr std::uint32_t kMaxAskedPlace = 1000;  // this and the next two: proto/warifu/v1
inline constexpr std::size_t kMaxOrganizationIdBytes = 43;
inline constexpr int kMaxAskedSigners = 40;

// Calls under way: those that read wait for a reading thread, those that write in the queue.
inline constexpr std::size_t kMaxReadsInFlight = 128;
inline constexpr std::size_t kMaxReadsPerPeer = 64;
inline constexpr std::size_t kMaxWritesInFlight = 4096;
inline constexpr std::size_t kMaxWritesPerPeer = 2048;
// Streams of submissions, and statements of one that are not answered yet: a stream reads no more
// until one is.
inline constexpr std::size_t kMaxStreamsInFlight = 64;
inline constexpr std::size_t kMaxStreamsPerPeer = 16;
inline constexpr std::size_t kMaxStreamAhead = 64;
// When who was refused for that may try again.
inline constexpr std::uint64_t kBusyRetryMs = 500;
// How long a call may take whose caller set no deadline, or a later one: beyond it no more work is
// done for it.
inline constexpr int kMaxCallMs = 60 * 1000;

// Answers that were made and wait for callers to take them: those above the first, each of at most
// kMaxEntriesAnswerBytes and a little, and any for at most so long.
inline constexpr std::size_t kSmallAnswerBytes = std::size_t{16} << 10;
inline constexpr std::size_t kMaxUnreadAnswers = 256;
inline constexpr std::size_t kMaxUnreadPerPeer = 64;
inline constexpr std::uint64_t kMaxUnreadMs = 60 * 1000;

// Threads that read the store, and threads of the transport at most.
inline constexpr std::size_t kReadThreads = 16;
inline constexpr int kMaxTransportThreads = 256;
inline constexpr int kMaxStreamsPerConnection = 1024;
// Threads that make receipts.
inline constexpr std::size_t kReceiptThreads = 2;

// A connection must begin to talk within the first, ends after the second without a call, and after
// the third in any case, when calls under way get kMaxCallMs; clients connect again by themselves.
inline constexpr int kHandshakeMs = 20 * 1000;
inline constexpr int kMaxIdleMs = 2 * 60 * 1000;
inline constexpr int kMaxConnectionMs = 10 * 60 * 1000;
// One that is silent is asked whether it lives, and given up.
inline constexpr int kKeepaliveMs = 60 * 1000;
inline constexpr int kKeepaliveWaitMs = 20 * 1000;
inline constexpr int kLeastClientPingMs = 10 * 1000;

// After a signal: how long calls under way may take to end.
inline constexpr std::uint64_t kDrainMs = 10 * 1000;
// How often publishing and health are looked after.
inline constexpr std::uint64_t kTickMs = 500;

// The server calls itself this often, waits so long for an answer, and ends when it has had none
// for so long: with one restart it is heard again within 15 s.
inline constexpr int kProbeEveryMs = 1000;
inline constexpr int kProbeWaitMs = 2000;
inline constexpr std::uint64_t kMostDeafMs = 8 * 1000;

// A call that took longer is written to the log.
inline constexpr std::uint64_t kSlowCallMs = 2000;
// Lines about calls in one second; more are counted and left out.
inline constexpr std::size_t kMaxCallLinesPerSecond = 50;
// Bytes of one value in a line of the log.
inline constexpr std::size_t kMaxLoggedValueBytes = 1000;

// Of a reader of metrics and of an administrator: the request; to send it or take the answer; and
// the wait after a caller that could not be heard.
inline constexpr std::size_t kMaxMetricsRequestBytes = 8 << 10;
inline constexpr std::size_t kMaxAdminRequestBytes = 8 << 10;
inline constexpr int kSocketCallMs = 2000;
inline constexpr int kSocketRetryMs = 200;
// Of an answer to an administrator.
inline constexpr std::size_t kMaxAdminAnswerBytes = 64 << 10;

// How often fsck and restore say how far they are.
inline constexpr std::uint64_t kProgressMs = 10 * 1000;

// Files that are read at start.
inline constexpr std::size_t kMaxPemBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxGenesisFileBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMaxSeenFileBytes = std::size_t{16} << 10;
inline constexpr std::size_t kMaxPassphraseFileBytes = 4096;
inline constexpr std::size_t kMaxConfigFileBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMaxTypedLineBytes = 1024;

}  // namespace warifu

#endif  // WARIFU_SERVER_LIMITS_H_
