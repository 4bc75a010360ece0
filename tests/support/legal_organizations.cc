#include "tests/support/legal_organizations.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/statement/name_keys.h"

namespace warifu {
namespace {

constexpr std::string_view kCorporateNumber = "JP-CORPORATE-NUMBER";
constexpr std::string_view kBusinessNumber = "VN-BUSINESS-NUMBER";
constexpr v1::LegalNumberCheck kJp = v1::LEGAL_NUMBER_CHECK_JP_CORPORATE_NUMBER;
constexpr v1::LegalNumberCheck kNone = v1::LEGAL_NUMBER_CHECK_NONE;

bool IsPayeeOnly(const CastMember& member) {
  return member.roles.front() == v1::ROLE_PUBLIC_AUTHORITY ||
         member.roles.front() == v1::ROLE_LISTED_PROVIDER;
}

void AddName(v1::NameKind kind, std::string_view name, v1::Organization& body) {
  v1::OrganizationName* added = body.add_names();
  added->set_kind(kind);
  added->set_name(std::string(name));
  SetNameKeys(*added);
}

void AddLicense(const CastMember& member, v1::Organization& body) {
  v1::License* license = body.mutable_license();
  license->set_number(std::string(member.license));
  license->set_issued_by(member.country == "VN" ? "Overseas labour authority (fictional)"
                                                : "Labour ministry (fictional)");
  license->mutable_validity()->set_from("2025-04-01");
  license->mutable_validity()->set_until("2028-03-31");
}

void AddChannels(const CastMember& member, v1::Organization& body) {
  body.add_channels()->set_telephone(member.country == "VN" ? "+84 24 0000 0000"
                                                            : "+81 3 0000 0000");
  std::string host(member.id.substr(member.id.find(':') + 1));
  std::transform(host.begin(), host.end(), host.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  body.add_channels()->set_url("https://" + host + ".example/");
}

void AddAccount(const CastMember& member, v1::Organization& body) {
  if (member.country != "VN") return;
  v1::PaymentAccount* account = body.add_accounts();
  account->set_bank("Ngân hàng Thử nghiệm (giả định)");
  account->set_number("ACCOUNT-" + std::string(member.legal_number));
  account->set_holder(std::string(member.latin_name));
  if (IsPayeeOnly(member))
    body.add_payment_portals("https://pay.example/" + body.legal_number().value());
}

}  // namespace

const std::vector<CastMember>& Cast() {
  static const auto& cast = *new std::vector<CastMember>{
      {kHinoki,
       {v1::ROLE_ACCEPTING_COMPANY},
       "檜精密工業(架空)",
       "Hinoki Precision Works (fictional)",
       "JP",
       kCorporateNumber,
       "8999900000001",
       kJp,
       ""},
      {kSatsuki,
       {v1::ROLE_ACCEPTING_COMPANY, v1::ROLE_WORKSITE_OPERATOR},
       "皐月ファーム(架空)",
       "Satsuki Farm (fictional)",
       "JP",
       kCorporateNumber,
       "6999900000003",
       kJp,
       ""},
      {kFuji,
       {v1::ROLE_SUPERVISING_ORGANIZATION},
       "藤協同組合(架空)",
       "Fuji Wisteria Cooperative (fictional)",
       "JP",
       kCorporateNumber,
       "7999900000101",
       kJp,
       "JP-TEST-SUP-0001"},
      {kKikyo,
       {v1::ROLE_PLACEMENT_AGENCY, v1::ROLE_SUPPORT_ORGANIZATION},
       "桔梗職業紹介(架空)",
       "Kikyo Placement (fictional)",
       "JP",
       kCorporateNumber,
       "3999900000121",
       kJp,
       "JP-TEST-PL-0001"},
      {kHototogisu,
       {v1::ROLE_SUPPORT_ORGANIZATION},
       "時鳥支援センター(架空)",
       "Hototogisu Support Centre (fictional)",
       "JP",
       kCorporateNumber,
       "8999900000141",
       kJp,
       "JP-TEST-RSO-0001"},
      {kHoaSen,
       {v1::ROLE_TRAINING_ORGANIZATION},
       "Trung tâm Thử nghiệm Hoa Sen (giả định)",
       "Hoa Sen Test Training Centre (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-BN-0021",
       kNone,
       ""},
      {kCoTrang,
       {v1::ROLE_BROKER},
       "Môi giới Thử nghiệm Cò Trắng (giả định)",
       "Co Trang Test Brokerage (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-BN-0022",
       kNone,
       ""},
      {kCayTram,
       {v1::ROLE_SENDING_ORGANIZATION, v1::ROLE_TRAINING_ORGANIZATION},
       "Công ty Thử nghiệm Cây Tràm (giả định)",
       "Cay Tram Test Labour Supply (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-BN-0007",
       kNone,
       "VN-TEST-0007"},
      {kChimSau,
       {v1::ROLE_SENDING_ORGANIZATION},
       "Công ty Thử nghiệm Chim Sâu (giả định)",
       "Chim Sau Test Labour Supply (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-BN-0009",
       kNone,
       "VN-TEST-0009"},
      {kFund,
       {v1::ROLE_PUBLIC_AUTHORITY},
       "Quỹ hỗ trợ việc làm ngoài nước (giả định)",
       "Overseas employment support fund (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-PA-0001",
       kNone,
       ""},
      {kImmigration,
       {v1::ROLE_PUBLIC_AUTHORITY},
       "Phòng quản lý hộ chiếu (giả định)",
       "Passport office (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-PA-0002",
       kNone,
       ""},
      {kJustice,
       {v1::ROLE_PUBLIC_AUTHORITY},
       "Sở tư pháp (giả định)",
       "Provincial justice office (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-PA-0003",
       kNone,
       ""},
      {kClinic,
       {v1::ROLE_LISTED_PROVIDER},
       "Bệnh viện Hải Âu (giả định)",
       "Hai Au Listed Hospital (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-LP-0001",
       kNone,
       ""},
      {kVisaAgent,
       {v1::ROLE_LISTED_PROVIDER},
       "Dịch vụ thị thực Bồ Câu (giả định)",
       "Bo Cau Visa Service (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-LP-0002",
       kNone,
       ""},
      {kAirline,
       {v1::ROLE_LISTED_PROVIDER},
       "Hãng bay Chim Én (giả định)",
       "Chim En Airline (fictional)",
       "VN",
       kBusinessNumber,
       "VN-TEST-LP-0003",
       kNone,
       ""},
  };
  return cast;
}

const CastMember& CastMemberOf(std::string_view id) {
  const auto& cast = Cast();
  const auto found =
      std::find_if(cast.begin(), cast.end(), [&](const CastMember& m) { return m.id == id; });
  WARIFU_CHECK(found != cast.end());
  return *found;
}

v1::Organization OrganizationBody(const CastMember& member) {
  v1::Organization body;
  body.set_id(std::string(member.id));
  for (const v1::Role role : member.roles) body.add_roles(role);
  AddName(v1::NAME_KIND_NATIVE, member.native_name, body);
  AddName(v1::NAME_KIND_LATIN, member.latin_name, body);
  body.set_country(std::string(member.country));
  body.mutable_legal_number()->set_scheme(std::string(member.legal_scheme));
  body.mutable_legal_number()->set_value(std::string(member.legal_number));
  body.mutable_legal_number()->set_check(member.legal_check);
  if (!member.license.empty()) AddLicense(member, body);
  body.mutable_validity()->set_from("2026-01-01");
  body.mutable_validity()->set_until("2028-12-31");
  AddChannels(member, body);
  AddAccount(member, body);
  return body;
}

}  // namespace warifu
