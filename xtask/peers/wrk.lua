-- Asks for the paths of a file in turns, and tells what was measured as one line of JSON, and whether a path came again.
-- usage: wrk --script wrk.lua http://HOST -- PATHS

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  paths = {}
  for line in io.lines(args[1]) do
    paths[#paths + 1] = line
  end
  -- Two threads ask for the even and the odd ones, so that they do not ask for the same.
  turn = number
  count = #paths
end

function request()
  local path = paths[turn % count + 1]
  turn = turn + 2
  return wrk.format("GET", path)
end

function done(summary, latency, requests)
  local errors = summary.errors
  local all = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  local again = false
  for _, thread in ipairs(threads) do
    -- Two less is the turn that it took last.
    again = again or thread:get("turn") - 2 >= thread:get("count")
  end
  print(string.format(
    'measured {"requests": %d, "seconds": %.6f, "median": %.6f, "p99": %.6f, "errors": %d, "again": %s}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e6, latency:percentile(99) / 1e6, all,
    tostring(again)))
end
