// The reference of `bench least-distance`: LEMON's network simplex and cost scaling (liblemon-dev) on the same network: one
// unit from every child over a place, or out, to the sink behind the schools. Reads a problem, solves it once with the named
// method, and prints the milliseconds of `run()` alone (building the graph and the solver is not counted) and the cost.
//
//   least-distance PROBLEM METHOD(ns|cs)
//   PROBLEM, little endian: int32 children, schools, places, 0 · int32 start[children + 1] · int32 seats[schools] ·
//   int32 school[places] · int32 cost[places] · int32 outCost[children]
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <vector>

using lemon::SmartDigraph;

static std::vector<int32_t> readNumbers(std::FILE *file, size_t count) {
  std::vector<int32_t> numbers(count);
  if (std::fread(numbers.data(), sizeof(int32_t), count, file) != count) std::exit(2);
  return numbers;
}

template <typename Solver>
static void solve(const SmartDigraph &graph, const SmartDigraph::ArcMap<int> &upper, const SmartDigraph::ArcMap<long long> &cost,
                  const SmartDigraph::NodeMap<int> &supply) {
  Solver solver(graph);
  solver.upperMap(upper).costMap(cost).supplyMap(supply);
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = solver.run();
  const double milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  if (answer != Solver::OPTIMAL) std::exit(3);
  std::printf("%.3f %lld\n", milliseconds, static_cast<long long>(solver.template totalCost<long long>()));
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  std::FILE *file = std::fopen(arguments[1], "rb");
  if (!file) return 2;
  const auto head = readNumbers(file, 4);
  const auto start = readNumbers(file, head[0] + 1), seats = readNumbers(file, head[1]);
  const auto school = readNumbers(file, head[2]), costs = readNumbers(file, head[2]), out = readNumbers(file, head[0]);
  std::fclose(file);

  SmartDigraph graph;
  graph.reserveNode(head[0] + head[1] + 1);
  graph.reserveArc(head[2] + head[0] + head[1]);
  std::vector<SmartDigraph::Node> children, schools;
  for (int c = 0; c < head[0]; c++) children.push_back(graph.addNode());
  for (int s = 0; s < head[1]; s++) schools.push_back(graph.addNode());
  const auto sink = graph.addNode();
  SmartDigraph::ArcMap<int> upper(graph);
  SmartDigraph::ArcMap<long long> cost(graph);
  SmartDigraph::NodeMap<int> supply(graph);
  const auto join = [&](SmartDigraph::Node from, SmartDigraph::Node to, int most, long long each) {
    const auto arc = graph.addArc(from, to);
    upper[arc] = most;
    cost[arc] = each;
  };
  for (int c = 0; c < head[0]; c++) {
    supply[children[c]] = 1;
    for (int p = start[c]; p < start[c + 1]; p++) join(children[c], schools[school[p]], 1, costs[p]);
    join(children[c], sink, 1, out[c]);
  }
  for (int s = 0; s < head[1]; s++) {
    supply[schools[s]] = 0;
    join(schools[s], sink, seats[s], 0);
  }
  supply[sink] = -head[0];

  if (std::strcmp(arguments[2], "ns") == 0) solve<lemon::NetworkSimplex<SmartDigraph, int, long long>>(graph, upper, cost, supply);
  else if (std::strcmp(arguments[2], "cs") == 0) solve<lemon::CostScaling<SmartDigraph, int, long long>>(graph, upper, cost, supply);
  else return 2;
  return 0;
}
