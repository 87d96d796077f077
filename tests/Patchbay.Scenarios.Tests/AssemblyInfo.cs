// Most of a scenario is waiting, so two go at once; more would starve each other on a small machine.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
