-- Asks for the paths of a file in turns, and tells what was measured as one line of JSON.
-- usage: wrk --script wrk.lua http://HOST -- PATHS

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  paths = {}
  for line in io.lines(args[1]) do
    paths[#paths + 1] = line
  end
  -- Two threads ask for the even and the odd ones, so that they do not ask for the same.
  turn = number
end

function request()
  local path = paths[turn % #paths + 1]
  turn = turn + 2
  return wrk.format("GET", path)
end

function done(summary, latency, requests)
  local errors = summary.errors
  local all = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format(
    'measured {"requests": %d, "seconds": %.6f, "median": %.6f, "p99": %.6f, "errors": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e6, latency:percentile(99) / 1e6, all))
end
