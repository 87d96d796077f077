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
    public void Every_fact_is_one_that_an_expression_may_name() => Assert.All(MappingVocabulary.AllFacts, fact => Assert.NotNull(Facts.Find(fact.Name)));

    [Fact]
    public void Every_fact_says_what_it_gives() => Assert.All(MappingVocabulary.AllFacts, fact => Assert.NotEmpty(fact.Words));
}
