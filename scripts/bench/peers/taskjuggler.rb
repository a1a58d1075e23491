# Reads and schedules a project with TaskJuggler, again and again in one process.
# Arguments: the file, the number of rounds. Prints the times of each round in milliseconds and the
# day on which each task finishes, as JSON.
require 'json'
require 'taskjuggler/TaskJuggler'

def now
  Process.clock_gettime(Process::CLOCK_MONOTONIC, :float_millisecond)
end

file, rounds = ARGV
# It reports to both; only the answer is wanted.
out = $stdout.dup
$stdout.reopen(File::NULL)
$stderr.reopen(File::NULL)
read = []
schedule = []
finish = {}
rounds.to_i.times do
  project = TaskJuggler.new
  before = now
  exit 1 unless project.parse([file])
  between = now
  exit 1 unless project.schedule
  schedule << now - between
  read << between - before
  project.project.tasks.each { |task| finish[task.fullId] = task['end', 0].to_s[0, 10] }
end
out.puts JSON.generate({ read: read, schedule: schedule, finish: finish })
