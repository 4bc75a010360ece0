#include "core/note/note.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/encoding.h"
#include "core/crypto/key_name.h"

namespace warifu {
namespace {

using std::string_literals::operator""s;

// The signed-note specification's example.
constexpr std::string_view kPoem =
    "Ognuno sta solo sul cuor della terra\n"
    "trafitto da un raggio di sole:\n"
    "\n"
    "ed è subito sera.\n"
    "\n"
    "— quasimodo.example/salvatore "
    "NnugSzTjtVAewIS+Z/iJhUPeFDkO/"
    "5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

const std::string kLine = "— a.example AAAAAWE=\n";  // key id 1, bytes "a"
const std::string kNote = "text\n\n" + kLine;

TEST(ParseNote, TakesTheSpecificationsExampleApart) {
  const auto note = ParseNote(kPoem);
  ASSERT_TRUE(note.ok());
  EXPECT_TRUE(note->text.ends_with("sole:\n\ned è subito sera.\n"));
  ASSERT_EQ(note->signatures.size(), 1u);
  EXPECT_EQ(note->signatures[0].name, "quasimodo.example/salvatore");
  EXPECT_EQ(note->signatures[0].key_id, 0x367ba04bu);
  EXPECT_EQ(note->signatures[0].bytes.size(), 64u);
  EXPECT_EQ(FormatNote(*note), kPoem);
}

TEST(ParseNote, KeepsSignaturesInTheirOrder) {
  const std::string bytes = kNote + "— b.example AAAAAmI=\n" + kLine;
  const auto note = ParseNote(bytes);
  ASSERT_TRUE(note.ok());
  EXPECT_EQ(note->text, "text\n");
  const std::vector<NoteSignature> signatures = {
      {"a.example", 1, "a"}, {"b.example", 2, "b"}, {"a.example", 1, "a"}};
  EXPECT_EQ(note->signatures, signatures);
  EXPECT_EQ(FormatNote(*note), bytes);
}

TEST(ParseNote, TextsWithBlankLinesRoundTrip) {
  for (const std::string& text :
       {"\n"s, "a\n"s, "a\n\nb\n"s, "\n\n\n"s, "a\n\n— a.example AAAAAWE=\n"s, "割符\n"s}) {
    const Note note = {text, {{"n", 7, "bytes"}}};
    const auto parsed = ParseNote(FormatNote(note));
    ASSERT_TRUE(parsed.ok()) << text;
    EXPECT_EQ(*parsed, note);
  }
}

TEST(ParseNote, RefusesMalformedNotes) {
  for (const std::string& bytes : std::vector<std::string>{
           "",
           "\n",
           "\n\n",
           "text\n",
           "text\n\n",
           "text\n" + kLine,
           "\n" + kLine,
           kLine,
           "text" + kLine,
           "text\n\n\n" + kLine + "\n",
           kNote + "\n",
           kNote + "more text",
           kNote + "— a.example AAAAAWE=",
           kNote + kLine + "x",
           kNote.substr(0, kNote.size() - 1),
           "text\r\n\r\n" + kLine,
           "te\txt\n\n" + kLine,
           "te\0xt\n\n"s + kLine,
           "te\x1bxt\n\n" + kLine,
           "te\xff"
           "xt\n\n" +
               kLine,
           "te\xed\xa0\x80xt\n\n" + kLine,
           "text\n\n— a.example AAAAAWE=\r\n",
           "text\n\n" + kLine + " \n",
       }) {
    const auto note = ParseNote(bytes);
    ASSERT_FALSE(note.ok()) << bytes;
    EXPECT_EQ(note.error().code, ErrorCode::kBadInput);
  }
}

TEST(ParseSignatureLine, RefusesMalformedLines) {
  for (const std::string& line : std::vector<std::string>{
           "",
           "\n",
           "— \n",
           "—\n",
           "— a.example\n",
           "— a.example \n",
           "— a.example  AAAAAWE=\n",
           "—  a.example AAAAAWE=\n",
           "— a.example AAAAAWE= \n",
           "— a.example AAAAAWE=\n\n",
           "— a.example AAAAAWE",
           "— a.example AAAAAWE\n",
           "— a.example AAAAAWF=\n",  // unused bits set
           "— a.example AAAAAQ==\n",  // a key id without a signature
           "— a.example AAAA\n",      //
           "— a.example AAAAAWE-\n",
           "— AAAAAWE=\n",
           "— a+example AAAAAWE=\n",
           "— a\u00a0b AAAAAWE=\n",
           "— a\u3000b AAAAAWE=\n",
           "- a.example AAAAAWE=\n",
           "– a.example AAAAAWE=\n",  // en dash
           "—\u00a0a.example AAAAAWE=\n",
           " — a.example AAAAAWE=\n",
           "— " + std::string(kMaxKeyNameBytes + 1, 'n') + " AAAAAWE=\n",
       }) {
    const auto signature = ParseSignatureLine(line);
    ASSERT_FALSE(signature.ok()) << line;
    EXPECT_EQ(signature.error().code, ErrorCode::kBadInput);
    EXPECT_FALSE(ParseNote("text\n\n" + line).ok()) << line;
  }
}

TEST(ParseSignatureLine, IsTheInverseOfFormatSignatureLine) {
  for (const NoteSignature& signature : std::vector<NoteSignature>{
           {"n", 0, std::string(1, '\0')},
           {"name", UINT32_MAX, std::string(72, '\xff')},
           {std::string(kMaxKeyNameBytes, 'n'), 5, std::string(4000, 's')}}) {
    EXPECT_EQ(*ParseSignatureLine(FormatSignatureLine(signature)), signature);
  }
}

TEST(ParseNote, EveryFlippedBitIsRefusedOrSeen) {
  for (std::size_t bit = 0; bit < 8 * kNote.size(); ++bit) {
    std::string changed = kNote;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    const auto note = ParseNote(changed);
    if (!note.ok()) continue;
    EXPECT_EQ(FormatNote(*note), changed) << bit;
  }
}

TEST(ParseNote, HoldsItsLimits) {
  std::string full = "text\n\n";
  for (std::size_t i = 0; i < kMaxNoteSignatures; ++i) full += kLine;
  EXPECT_TRUE(ParseNote(full).ok());
  EXPECT_FALSE(ParseNote(full + kLine).ok());
  const std::string largest = std::string(kMaxNoteBytes - kNote.size(), 'x') + kNote;
  ASSERT_EQ(largest.size(), kMaxNoteBytes);
  EXPECT_TRUE(ParseNote(largest).ok());
  EXPECT_FALSE(ParseNote("x" + largest).ok());
}

TEST(AddSignatureLine, AppendsAndNeverTwice) {
  const std::string line = "— b.example AAAAAmI=\n";
  const std::string added = AddSignatureLine(kNote, line).value();
  EXPECT_EQ(added, kNote + line);
  EXPECT_EQ(*AddSignatureLine(added, line), added);
}

TEST(AddSignatureLine, RefusesWhatIsMalformedOrTooMuch) {
  EXPECT_EQ(AddSignatureLine("text\n", kLine).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(AddSignatureLine(kNote, "no line").error().code, ErrorCode::kBadInput);
  EXPECT_EQ(AddSignatureLine(kNote, kLine + kLine).error().code, ErrorCode::kBadInput);
  std::string full = "text\n\n";
  for (std::size_t i = 0; i < kMaxNoteSignatures; ++i) full += kLine;
  EXPECT_EQ(AddSignatureLine(full, "— b.example AAAAAmI=\n").error().code, ErrorCode::kRefused);
  const std::string largest = std::string(kMaxNoteBytes - kNote.size(), 'x') + kNote;
  EXPECT_EQ(AddSignatureLine(largest, "— b.example AAAAAmI=\n").error().code, ErrorCode::kRefused);
}

}  // namespace
}  // namespace warifu
