// The reference of `bench assign`: plain applicant-proposing deferred acceptance in C++, no reserves, one binary heap a school
// in flat arrays, the last-ranked child on top. Reads a problem, runs it several times, prints the median milliseconds and
// writes the wish each child holds (-1: none).
//
//   deferred-acceptance PROBLEM ANSWER ROUNDS
//   PROBLEM, little endian: int32 applicants, schools, wishes, 0 · int32 start[applicants + 1] · int32 seats[schools] ·
//   int32 school[wishes] · padding to 8 bytes · double key[wishes], the lower the better
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

struct Problem {
  std::vector<int32_t> start, seats, school;
  std::vector<double> key;
};

template <typename T> static void readInto(std::FILE *file, std::vector<T> &cells, size_t count) {
  cells.resize(count);
  if (std::fread(cells.data(), sizeof(T), count, file) != count) std::exit(2);
}

static Problem readProblem(const char *path) {
  std::FILE *file = std::fopen(path, "rb");
  if (!file) std::exit(2);
  std::vector<int32_t> head;
  readInto(file, head, 4);
  Problem problem;
  readInto(file, problem.start, head[0] + 1);
  readInto(file, problem.seats, head[1]);
  readInto(file, problem.school, head[2]);
  std::fseek(file, (std::ftell(file) + 7) / 8 * 8, SEEK_SET);
  readInto(file, problem.key, head[2]);
  std::fclose(file);
  return problem;
}

static std::vector<int32_t> assign(const Problem &p) {
  const int applicants = static_cast<int>(p.start.size()) - 1;
  const int schools = static_cast<int>(p.seats.size());
  std::vector<int32_t> offset(schools + 1, 0), held(schools, 0), next(p.start.begin(), p.start.end() - 1);
  for (int s = 0; s < schools; s++) offset[s + 1] = offset[s] + p.seats[s];
  std::vector<int32_t> child(offset[schools]);
  std::vector<double> key(offset[schools]);
  for (int first = 0; first < applicants; first++) {
    int a = first;
    while (a >= 0 && next[a] < p.start[a + 1]) {
      const int w = next[a]++;
      const int s = p.school[w];
      const double own = p.key[w];
      int32_t *c = child.data() + offset[s];
      double *k = key.data() + offset[s];
      if (held[s] < p.seats[s]) {
        int at = held[s]++;
        while (at > 0) {
          const int parent = (at - 1) / 2;
          if (k[parent] >= own) break;
          k[at] = k[parent];
          c[at] = c[parent];
          at = parent;
        }
        k[at] = own;
        c[at] = a;
        a = -1;
        continue;
      }
      if (held[s] == 0 || own > k[0]) continue;
      const int given = c[0];
      int at = 0;
      for (int below = 1; below < held[s]; below = 2 * at + 1) {
        if (below + 1 < held[s] && k[below + 1] > k[below]) below++;
        if (k[below] <= own) break;
        k[at] = k[below];
        c[at] = c[below];
        at = below;
      }
      k[at] = own;
      c[at] = a;
      a = given;
    }
  }
  std::vector<int32_t> wish(applicants, -1);
  for (int s = 0; s < schools; s++)
    for (int i = 0; i < held[s]; i++) wish[child[offset[s] + i]] = next[child[offset[s] + i]] - 1;
  return wish;
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  const Problem problem = readProblem(arguments[1]);
  std::vector<double> milliseconds;
  std::vector<int32_t> wish;
  for (int round = 0; round < std::atoi(arguments[3]); round++) {
    const auto begin = std::chrono::steady_clock::now();
    wish = assign(problem);
    milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::FILE *file = std::fopen(arguments[2], "wb");
  if (!file || std::fwrite(wish.data(), sizeof(int32_t), wish.size(), file) != wish.size()) return 2;
  std::fclose(file);
  std::printf("%.3f\n", milliseconds[milliseconds.size() / 2]);
  return 0;
}
