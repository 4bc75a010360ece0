// What stands below the options of each command's --help: examples, and exit codes.
//
// Not here: the options themselves (client/command_line.h).
#ifndef WARIFU_CLIENT_HELP_TEXT_H_
#define WARIFU_CLIENT_HELP_TEXT_H_

namespace warifu {

// Of commands that judge nothing.
inline constexpr char kOrdinaryHelp[] =
    "Exit codes: 0 done; 2 a mistake in what was typed; 3 a file or an answer that cannot be read "
    "or believed; 130 not confirmed.";

inline constexpr char kVerifyHelp[] =
    "Examples:\n  warifu verify 7K3Q-9D2M-4XVB-PZ1T-Q\n"
    "  warifu verify offer.warifu --offline\n"
    "  warifu verify offer.warifu --told-total \"140 triệu VND\"\n"
    "Exit codes: 0 genuine; 3 could not be checked; 11, 12, 14 false; 13 not known; 15 ended; "
    "16 too late or too early; 17 against the rules; 18 not what was told; 19 full; "
    "20 the registry contradicts itself; 2 a mistake in what was typed.";

inline constexpr char kOfferListHelp[] =
    "Nothing listed is verified, unless --verify is given: then exit 3 means that something of the "
    "page could not be checked, or is not as listed.\n"
    "Example, what came in your name since the last time:\n"
    "  warifu offer list --by VNTEST:FARM-1 --since 1200";

inline constexpr char kOfferSearchHelp[] =
    "Nothing listed is verified, unless --verify is given: then exit 3 means that something of the "
    "page could not be checked, or is not as listed.\n"
    "Example:\n"
    "  warifu offer search --country JP --occupation 61 --pay-from \"140,000 JPY\" --verify";

inline constexpr char kLintHelp[] =
    "Exit codes: 0 nothing; 17 findings; 2 a file that cannot be read as a draft or statement; "
    "3 the registry gave no answer.";

inline constexpr char kSignHelp[] =
    "Writes X.statement beside X.json (or over X.statement) and says who signs next.\n"
    "Example:\n  warifu sign offer.json --key company\n"
    "Without the registry (--offline) it cannot tell how many root keys must sign, nor whether "
    "this signer may make this change.\n"
    "Exit codes: 0 signed; 17 a rule is broken, nothing was signed; 3 the registry gave no "
    "answer; 2 a mistake in what was typed, or another signer's turn; 130 not confirmed.";

inline constexpr char kSubmitHelp[] =
    "Exit codes: 0 all stand in the log; 17 refused by a rule; 3 no answer, or not published yet; "
    "2 a mistake in what was typed. Of several files the highest.";

inline constexpr char kAuditHelp[] =
    "Needs a trust file (warifu trust add). Exit codes: 0 in order; 20 deviations; 3 could not "
    "be done; 2 a mistake in what was typed; 130 --follow was ended.\n"
    "Examples:\n  warifu audit registry.example:443 --save registry.state\n"
    "  warifu audit --since registry.state --save registry.state\n"
    "  warifu audit export/ --size 20000 --json\n"
    "  warifu audit --cosign witness --follow";

inline constexpr char kExportHelp[] =
    "Every file is checked against the signed checkpoint before it is kept. Run it again to go on "
    "after an interruption, or to add what came since.\n"
    "Exit codes: 0 done; 2 a mistake in what was typed; 3 the registry gave no answer, or one that "
    "is not what it signed.\nExample:\n  warifu log export export/";

inline constexpr char kKeyNewHelp[] =
    "The passphrase is asked for, or comes from --passphrase-file or "
    "--passphrase-command; never from a flag.";

inline constexpr char kKeyPassphraseHelp[] =
    "The old one comes from the terminal, --passphrase-file or --passphrase-command; the new one "
    "is asked for at the terminal.";

inline constexpr char kTrustMakeHelp[] =
    "Example:\n  warifu trust make --genesis genesis.statement --authority \"Example Agency\" "
    "--log-key vkey --server registry.example:443 --call \"VN +84 24 0000 0000\" > example.trust";

inline constexpr char kTrustAddHelp[] = "Shows who it is and asks, or takes --fingerprint.";

inline constexpr char kDraftHelp[] =
    "Examples:\n  warifu draft offer > offer.json\n"
    "  warifu draft offer --from 7K3Q-9D2M-4XVB-PZ1T-Q > next.json";

inline constexpr char kShowHelp[] =
    "Example:\n  warifu show offer.statement\n"
    "Offer proofs and evidence are judged as warifu verify --offline does, with its exit "
    "codes.";

// Behind the list of reasons.
inline constexpr char kWithdrawHelp[] =
    "An authority adds --decision and --decided-on.\n"
    "Example:\n  warifu withdraw 7K3Q-9D2M-4XVB-PZ1T-Q --key company --reason job-gone\n"
    "Shows what falls with it and asks for the code.\n"
    "Exit codes: 0 withdrawn; 17 refused by a rule; 3 the registry gave no answer; 2 a mistake in "
    "what was typed.";

}  // namespace warifu

#endif  // WARIFU_CLIENT_HELP_TEXT_H_
