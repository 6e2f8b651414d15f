using System.Text.Json.Nodes;

namespace ReviewConsole.Domain.Intake;

/// <summary>What turns nobody away (design.md §6): the case opens, and the sender is told.</summary>
public sealed class AppealWarningTests
{
    [Fact]
    public void An_appeal_in_order_has_no_warning() => new AnAppeal().Read().Warnings.ShouldBeEmpty();

    [Fact]
    public void No_signals() => Warned(new AnAppeal().WithoutSignals()).ShouldBe(["no_signals on signals"]);

    [Fact]
    public void An_unknown_signal() => Warned(new AnAppeal().WithSignal("moon_phase")).ShouldBe(["unknown_signal on signals[1].code"]);

    [Fact]
    public void An_answer_to_a_signal_that_did_not_fire() =>
        Warned(new AnAppeal().With("appeal.answers", new JsonArray(
            new JsonObject { ["signal"] = "new_place", ["answer"] = "I travelled." }, new JsonObject { ["answer"] = "To whom it may concern." })))
            .ShouldBe(["answer_without_signal on appeal.answers", "answer_without_signal on appeal.answers"]);

    [Fact]
    public void No_rule() => Warned(new AnAppeal().With("restriction.rule", null)).ShouldBe(["rule_missing on restriction.rule"]);

    [Fact]
    public void A_rule_without_a_version() =>
        Warned(new AnAppeal().Without("restriction.rule.version")).ShouldBe(["rule_missing on restriction.rule"]);

    [Theory]
    [InlineData("2026-07")]
    [InlineData("2026-07-01")]
    public void A_rule_that_came_later_than_the_restriction(string version) =>
        Warned(new AnAppeal().With("restriction.rule.version", version)).ShouldBe(["rule_not_in_force on restriction.rule.version"]);

    [Theory]
    [InlineData("2026-06")]
    [InlineData("2026-06-30")]
    [InlineData("v7")]
    public void A_rule_that_was_there_already_or_does_not_tell_is_believed(string version) =>
        Warned(new AnAppeal().With("restriction.rule.version", version)).ShouldBeEmpty();

    [Fact]
    public void A_language_in_which_the_program_has_no_texts() =>
        Warned(new AnAppeal().In("uk-UA")).ShouldBe(["language_without_texts on appeal.language"]);

    [Theory]
    [InlineData("zh")]
    [InlineData("zh-Hant-TW")]
    [InlineData("en-GB")]
    [InlineData("zh_CN")]
    public void English_and_Chinese_of_any_place_are_no_warning(string language) => Warned(new AnAppeal().In(language)).ShouldBeEmpty();

    [Fact]
    public void A_signal_without_a_date() =>
        Warned(new AnAppeal().Without("signals[0].observedOn")).ShouldBe(["signal_undated on signals[0].observedOn"]);

    [Fact]
    public void A_restriction_younger_than_the_appeal_against_it() =>
        Warned(new AnAppeal().With("restriction.imposedAt", "2026-07-11T03:20:01Z")).ShouldBe(["imposed_after_receipt on restriction.imposedAt"]);

    [Fact]
    public void A_restriction_of_the_same_second_is_none() =>
        Warned(new AnAppeal().With("restriction.imposedAt", "2026-07-11T03:20:00Z")).ShouldBeEmpty();

    [Fact]
    public void A_statement_without_a_word() => Warned(new AnAppeal().Saying(" \n")).ShouldBe(["statement_empty on appeal.statement"]);

    private static IEnumerable<string> Warned(AnAppeal appeal)
    {
        var reading = appeal.Read();
        reading.Refusals.ShouldBeEmpty();
        reading.Message.ShouldNotBeNull();
        return reading.Warnings.Select(w => w.ToString());
    }
}
