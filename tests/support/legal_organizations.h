// The cast of the legal world: who takes part, all of it fictional (plants and birds).
//
// Not here: the statements that register them (legal_world.h).
// Source: the figures are of the sources in examples/README.md; licenses and numbers are marked
// TEST or lie outside the registers that exist. Threads: constants and pure functions.
#ifndef WARIFU_TESTS_SUPPORT_LEGAL_ORGANIZATIONS_H_
#define WARIFU_TESTS_SUPPORT_LEGAL_ORGANIZATIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "warifu/v1/statement.pb.h"

namespace warifu {

// Authorities. The first is always there; the others are options of the world.
inline constexpr std::string_view kAuthority = "VNTEST";
inline constexpr std::string_view kSecondAuthority = "JPTEST";  // of the same corridor
inline constexpr std::string_view kOtherAuthority = "NPTEST";   // of NP to JP

// Accepting companies.
inline constexpr std::string_view kHinoki = "VNTEST:HINOKI";    // Kanagawa, machinery
inline constexpr std::string_view kSatsuki = "VNTEST:SATSUKI";  // Ibaraki, farm
// Between.
inline constexpr std::string_view kFuji = "VNTEST:FUJI";              // supervises
inline constexpr std::string_view kKikyo = "VNTEST:KIKYO";            // places
inline constexpr std::string_view kHototogisu = "VNTEST:HOTOTOGISU";  // supports
inline constexpr std::string_view kHoaSen = "VNTEST:HOA-SEN";         // trains
inline constexpr std::string_view kCoTrang = "VNTEST:CO-TRANG";       // a declared broker
// Sending organizations.
inline constexpr std::string_view kCayTram = "VNTEST:CAY-TRAM";
inline constexpr std::string_view kChimSau = "VNTEST:CHIM-SAU";
// Payees that sign nothing.
inline constexpr std::string_view kFund = "VNTEST:FUND";
inline constexpr std::string_view kImmigration = "VNTEST:IMMIGRATION";
inline constexpr std::string_view kJustice = "VNTEST:JUSTICE";
inline constexpr std::string_view kClinic = "VNTEST:CLINIC";
inline constexpr std::string_view kVisaAgent = "VNTEST:VISA-AGENT";
inline constexpr std::string_view kAirline = "VNTEST:AIRLINE";

// One member of the cast, as its record says.
struct CastMember {
  std::string_view id;
  std::vector<v1::Role> roles;
  std::string_view native_name;
  std::string_view latin_name;
  std::string_view country;
  std::string_view legal_scheme;
  std::string_view legal_number;
  v1::LegalNumberCheck legal_check;
  std::string_view license;  // empty: none
};

const std::vector<CastMember>& Cast();
// Requires: a member's id.
const CastMember& CastMemberOf(std::string_view id);

// The body of a member's record: names with look-alike keys, license, dates that cover 2026 to
// 2028.
v1::Organization OrganizationBody(const CastMember& member);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LEGAL_ORGANIZATIONS_H_
