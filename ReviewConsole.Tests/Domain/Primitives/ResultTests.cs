namespace ReviewConsole.Domain.Primitives;

public sealed class ResultTests
{
    [Fact]
    public void Done_has_an_answer_and_no_reason_against()
    {
        Result<int> done = 7;

        done.IsDone.ShouldBeTrue();
        done.Answer.ShouldBe(7);
        done.Refusals.ShouldBeEmpty();
        done.As(n => n.ToString("00", System.Globalization.CultureInfo.InvariantCulture)).Answer.ShouldBe("07");
    }

    [Fact]
    public void Refused_has_every_reason_and_no_answer()
    {
        var refused = Result<int>.Refused([Refusal.Of("one"), Refusal.On("note", "two", ("most", "5"))]);

        refused.IsDone.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => refused.Answer).Message.ShouldBe("Refused: one, two on note");
        refused.As(n => n).Refusals.ShouldBe(refused.Refusals);
        refused.Refusals[1].Values["most"].ShouldBe("5");
    }

    [Fact]
    public void A_refusal_without_a_reason_cannot_be_made() => Should.Throw<ArgumentException>(() => Result<int>.Refused([]));
}

public sealed class FactTests
{
    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var fact = Fact.Of(FactKinds.Claimed, ("token", "1"), ("until", null)).With(("seen", ""), ("note", "x"));

        fact.Codes.ShouldBe(new Dictionary<string, string> { ["token"] = "1" });
        fact.Personal.ShouldBe(new Dictionary<string, string> { ["note"] = "x" });
        fact.Version.ShouldBe(1);
    }

    [Fact]
    public void No_two_kinds_have_one_name()
    {
        var kinds = typeof(FactKinds).GetFields().Select(f => (string)f.GetValue(null)!).ToList();

        kinds.ShouldBeUnique();
        kinds.ShouldAllBe(k => k.All(c => char.IsAsciiLetterLower(c) || c == '_'));
    }
}
