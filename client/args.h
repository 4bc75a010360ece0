// What the command line said, one struct per command. Made by client/command_line.h, read by
// client/commands.
//
// Values are as typed: codes, amounts and times are parsed by the command, which can say what is
// wrong with them.
#ifndef WARIFU_CLIENT_ARGS_H_
#define WARIFU_CLIENT_ARGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace warifu {

// Options that every command takes.
struct GlobalArgs {
  bool json = false;
  bool quiet = false;
  std::vector<std::string> languages;  // --lang vi,ja; empty: by the locale
  std::string server;                  // --server HOST:PORT; empty: the trust file's
  std::string trust;                   // --trust NAME|FILE
  std::string fingerprint;             // --fingerprint, beside a --trust that is a path
  std::string tls_ca;
  std::string tls_cert;
  std::string tls_key;
  std::string passphrase_file;
  std::string passphrase_command;
};

struct VerifyArgs {
  std::string what;  // code, file or "-"
  std::string told_total;
  std::string told_pay;
  std::string save;
  std::string place;
  std::string paper;
  std::string account;
  std::string with;
  std::string at;
  bool offline = false;
  bool explain = false;
};

struct DraftArgs {
  std::string kind;
  std::string from;    // file, code, id or table (.csv); may be empty
  std::string output;  // of a table: the folder for its drafts; empty: this one
  bool offline = false;
};

struct LintArgs {
  std::vector<std::string> files;
  bool offline = false;
};

struct SignArgs {
  std::vector<std::string> files;
  std::string key;
  std::string output;   // for one file only; empty: X.statement beside X.json
  std::string confirm;  // part of a fingerprint, when a KeyBinding is signed
  bool yes = false;
  bool submit = false;
  bool offline = false;
};

struct SubmitArgs {
  std::vector<std::string> files;
  bool dry_run = false;
  bool no_wait = false;
  std::string proof;  // --proof FILE: write the receipt (offers: the offer proof) there
};

struct ShowArgs {
  std::string what;  // code, file or index
};

// Who makes a Change and why, as every command has it that makes one.
struct ChangeOrder {
  std::vector<std::string> keys;  // several: root keys, in the genesis's order
  std::string reason;
  std::string decision;    // an authority's: number
  std::string decided_on;  // and day
  std::string confirm;     // what must be typed, instead of typing it
  std::string output;      // where to write what others must sign too; empty: CODE.statement
};

struct WithdrawArgs {
  std::string code;
  ChangeOrder order;
};
struct SuspendArgs {
  std::string organization;
  ChangeOrder order;
};
struct ReinstateArgs {
  std::string what;  // organization, or the code of what a forged Change ended
  ChangeOrder order;
};
struct RevokeArgs {
  std::string organization;
  ChangeOrder order;
};
struct KeyRevokeArgs {
  std::string what;  // key of the home, key file, public key in hex, binding's code, organization
  std::string compromised_since;
  ChangeOrder order;
};

struct PlaceNewArgs {
  std::string file;
};
struct PlaceShowArgs {
  std::string file;
};
struct PlaceGiveArgs {
  std::string code;
  std::vector<std::string> place_codes;
  std::string key;
  std::string confirm;  // how many places, instead of typing it
};
struct PlaceTakeArgs {
  std::string code;
  std::string place;
  ChangeOrder order;
};

struct KeyNewArgs {
  std::string name;
};
struct KeyListArgs {};
struct KeyShowArgs {
  std::string name;
};
struct KeyPassphraseArgs {
  std::string name;
};

struct TrustMakeArgs {
  std::string genesis;  // .statement
  std::string authority;
  std::vector<std::string> servers;
  std::vector<std::string> calls;  // "VN +84 24 ..."
  std::uint64_t serial = 1;
  std::uint64_t file_age_s = 0;    // 0: the default
  std::uint64_t answer_age_s = 0;  // 0: the default
  std::string log_vkey;            // the log's key as one line, or a file that holds it
  std::string policy;              // a tlog-policy file instead of log_vkey
};
struct TrustAddArgs {
  std::string file;
};
struct TrustListArgs {};
struct TrustShowArgs {
  std::string name;
};
struct TrustRemoveArgs {
  std::string name;
  std::string confirm;  // the name again, instead of typing it
};

// What offers are looked for, as `offer list` and `offer search` have it.
struct OfferFilterArgs {
  std::string country;
  std::string prefecture;
  std::string occupation;
  std::string pay_from;
  std::string cost_to;
  std::string by;        // organization
  std::string standing;  // a word (client/offer_filter.h); empty: the command's own
  std::optional<std::uint64_t> since;
  std::uint32_t count = 20;
  std::string page;  // as the page before printed it
  bool verify = false;
};
struct OfferListArgs {
  OfferFilterArgs filter;
};
struct OfferSearchArgs {
  OfferFilterArgs filter;
};

struct OrganizationListArgs {
  std::uint32_t count = 20;
  std::string page;
};
struct OrganizationShowArgs {
  std::string id;
};

struct LogCheckpointArgs {};
struct LogEntriesArgs {
  std::uint64_t first = 0;
  std::uint64_t count = 20;
};

struct LogExportArgs {
  std::string folder;
};

struct AuditArgs {
  std::string where{};                  // HOST:PORT or a folder; empty: the trust file's first
  std::optional<std::uint64_t> size{};  // audit the log as of this size
  std::string since{};                  // a .state that an audit left: go on from there
  std::string save{};                   // leave a .state here
  std::string cosign{};                 // key: be a witness
  bool first_time = false;              // beside cosign: there is no last checkpoint yet
  bool follow = false;                  // beside cosign: stay, and cosign each candidate
  bool hashes_only = false;
};

struct ReportArgs {
  std::string where{};  // as of AuditArgs
  std::string at{};     // as typed; empty: the time of the log's last entry
};

struct DiffArgs {
  std::string before;  // each a code or a file
  std::string after;
};

struct StatusArgs {
  std::vector<std::string> by;       // organizations, or an authority's code; kept in the home
  std::vector<std::string> folders;  // where files wait; empty: the one we stand in
};

struct CompletionArgs {
  std::string shell;
};

struct HelpArgs {
  std::string topic;  // empty: say which there are
};

using CommandArgs =
    std::variant<VerifyArgs, DraftArgs, LintArgs, SignArgs, SubmitArgs, ShowArgs, WithdrawArgs,
                 SuspendArgs, ReinstateArgs, RevokeArgs, KeyNewArgs, KeyListArgs, KeyShowArgs,
                 KeyPassphraseArgs, KeyRevokeArgs, PlaceNewArgs, PlaceShowArgs, PlaceGiveArgs,
                 PlaceTakeArgs, TrustMakeArgs, TrustAddArgs, TrustListArgs, TrustShowArgs,
                 TrustRemoveArgs, OfferListArgs, OfferSearchArgs, OrganizationListArgs,
                 OrganizationShowArgs, LogCheckpointArgs, LogEntriesArgs, LogExportArgs, AuditArgs,
                 ReportArgs, DiffArgs, StatusArgs, CompletionArgs, HelpArgs>;

}  // namespace warifu

#endif  // WARIFU_CLIENT_ARGS_H_
