#include "core/crypto/pae.h"

namespace warifu {

std::string Pae(std::string_view type, std::string_view body) {
  std::string pae = "DSSEv1 ";
  pae.append(std::to_string(type.size())).append(" ").append(type).append(" ");
  pae.append(std::to_string(body.size())).append(" ").append(body);
  return pae;
}

}  // namespace warifu
