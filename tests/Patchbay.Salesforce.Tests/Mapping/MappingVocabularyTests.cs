using Patchbay.Salesforce.Mapping;

namespace Patchbay.Salesforce.Tests.Mapping;

public sealed class MappingVocabularyTests
{
    [Fact]
    public void Every_function_is_explained_by_an_example_that_works()
    {
        Assert.All(MappingVocabulary.AllFunctions, function =>
        {
            Assert.StartsWith($"{function.Name}(", function.Words, StringComparison.Ordinal);
            ExpressionParser.Parse(function.Words[..(function.Words.LastIndexOf("): ", StringComparison.Ordinal) + 1)]);
        });
    }

    [Fact]
    public void Every_fact_says_what_it_gives() => Assert.All(MappingVocabulary.AllFacts, fact => Assert.NotEmpty(fact.Words));
}
