// Debian 12 has no ankerl::unordered_dense. The standard's own containers have the calls that the worker makes.
#pragma once

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace ankerl::unordered_dense
{
template<class T, class = void>
struct hash : std::hash<T>
{
};
template<class K, class V, class H = hash<K>, class E = std::equal_to<K>>
using map = std::unordered_map<K, V, H, E>;
template<class K, class H = hash<K>, class E = std::equal_to<K>>
using set = std::unordered_set<K, H, E>;
} // namespace ankerl::unordered_dense
