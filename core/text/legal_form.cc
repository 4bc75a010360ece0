#include "core/text/legal_form.h"

#include <algorithm>
#include <cstddef>

namespace warifu {
namespace {

// Of scripts that write no spaces between words.
constexpr std::string_view kAttached[] = {
    // Japan
    "株式会社",
    "株式會社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "事業協同組合",
    "協同組合",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "社会福祉法人",
    "医療法人",
    "学校法人",
    "特定非営利活動法人",
    "NPO法人",
    // China, Taiwan
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "有限公司",
    // Korea
    "주식회사",
    "유한회사",
    "유한책임회사",
    // Thailand, Laos
    "บริษัท",
    "จำกัด",
    "มหาชน",
    "ห้างหุ้นส่วน",
    "ບໍລິສັດ",
    "ຈຳກັດ",
    // Cambodia
    "ក្រុមហ៊ុន",
    "ឯ.ក",
    "ខូអិលធីឌី",
    "លីមីតធីត",
    // Myanmar
    "ကုမ္ပဏီ",
    "လီမိတက်",
    "အများပိုင်",
    "ပုဂ္ဂလိက",
};

// Whole words of scripts that write spaces.
constexpr std::string_view kSeparate[] = {
    // English; "Co" alone is a word of Vietnamese
    "Co., Ltd",
    "Co., Limited",
    "Co., Inc",
    "Co., LLC",
    "Company",
    "Ltd",
    "Limited",
    "Inc",
    "Incorporated",
    "Corp",
    "Corporation",
    "LLC",
    "L.L.C.",
    "LLP",
    "PLC",
    "JSC",
    "J.S.C.",
    "Joint Stock",
    "Jointstock",
    "Pvt",
    "Private Limited",
    "Public Limited",
    "Public Company",
    "Pte",
    "Pty",
    "Cooperative",
    "Co-operative",
    // Viet Nam
    "Công ty",
    "Cty",
    "Cổ phần",
    "CP",
    "CTCP",
    "TNHH",
    "Trách nhiệm hữu hạn",
    "MTV",
    "Một thành viên",
    "Hai thành viên",
    "DNTN",
    "Doanh nghiệp tư nhân",
    "Hợp danh",
    "Hợp tác xã",
    "HTX",
    // Indonesia, Malaysia
    "PT",
    "P.T.",
    "CV",
    "C.V.",
    "Tbk",
    "Persero",
    "Perseroan Terbatas",
    "Koperasi",
    "Sdn Bhd",
    "Bhd",
    "Berhad",
    // Japan, in brackets and in Latin letters
    "株",
    "有",
    "同",
    "資",
    "名",
    "社",
    "財",
    "医",
    "学",
    "福",
    "協",
    "Kabushiki Kaisha",
    "Kabushiki Gaisha",
    "Kabushikigaisha",
    "Kabushikikaisha",
    "K.K.",
    "KK",
    "Yugen Kaisha",
    "Yugen Gaisha",
    "Y.K.",
    "YK",
    "Godo Kaisha",
    "Godo Gaisha",
    "G.K.",
    "GK",
    "Kyodo Kumiai",
    // Korea, in brackets
    "주",
    "유",
    // Nepal, India, Bangladesh, Sri Lanka
    "प्रा. लि.",
    "प्रा.",
    "लि.",
    "प्राइभेट",
    "प्राइवेट",
    "लिमिटेड",
    "कम्पनी",
    "कंपनी",
    "লিমিটেড",
    "লি.",
    "প্রাইভেট",
    "কোম্পানি",
    // Mongolia, Russia, Central Asia
    "ХХК",
    "ООО",
    "ОАО",
    "ЗАО",
    "ОсОО",
    "МЧЖ",
    "MChJ",
};

bool IsLonger(const std::string& a, const std::string& b) { return a.size() > b.size(); }

// `text` with a space for each `form`; what follows a form is looked at with the space before it.
std::string WithSpaceFor(const std::string& form, std::string text) {
  for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at)) {
    text.replace(at, form.size(), " ");
  }
  return text;
}

}  // namespace

LegalForms::LegalForms(std::string (*words)(std::string_view text)) {
  const auto written = [words](std::string_view form) {
    std::string text = words(form);
    if (text.back() == ' ') text.pop_back();
    return text;
  };
  for (const std::string_view form : kAttached) attached_.push_back(written(form));
  for (const std::string_view form : kSeparate) separate_.push_back(" " + written(form) + " ");
  std::stable_sort(attached_.begin(), attached_.end(), IsLonger);
  std::stable_sort(separate_.begin(), separate_.end(), IsLonger);
}

std::string LegalForms::Without(std::string_view text) const {
  std::string left = " " + std::string(text) + " ";
  for (const std::string& form : attached_) left = WithSpaceFor(form, std::move(left));
  for (const std::string& form : separate_) left = WithSpaceFor(form, std::move(left));
  const bool has_words = left.find_first_not_of(' ') != std::string::npos;
  return has_words ? left : std::string(text);
}

}  // namespace warifu
