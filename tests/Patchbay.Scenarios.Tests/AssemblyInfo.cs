// Each scenario times what people feel; two at once would time each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
