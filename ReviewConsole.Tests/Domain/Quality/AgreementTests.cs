namespace ReviewConsole.Domain.Quality;

/// <summary>Kappa and AC1 against published worked examples.</summary>
public sealed class AgreementTests
{
    // The example of Cohen's kappa that is printed most: 50 applications for a grant, 20 both granted, 15 both refused, 5 and 10 apart.
    // Agreement .70, chance .50, kappa .40.
    [Fact]
    public void Kappa_of_the_grant_example_is_what_is_printed()
    {
        var agreement = new Agreement(new[,] { { 20, 5 }, { 10, 15 } });

        agreement.Raw.Value.ShouldBe(0.70, 1e-9);
        agreement.Kappa!.Value.ShouldBe(0.40, 1e-9);
    }

    // K. L. Gwet 2008: 125 cases, 118 and 0 the same, 5 and 2 apart. Kappa says less than nothing, AC1 what everybody sees.
    [Fact]
    public void Where_almost_all_is_one_class_kappa_fails_and_AC1_does_not()
    {
        var agreement = new Agreement(new[,] { { 118, 5 }, { 2, 0 } });

        agreement.Raw.Value.ShouldBe(0.944, 0.0005);
        agreement.Kappa!.Value.ShouldBe(-0.0234, 0.0005);
        agreement.Ac1!.Value.ShouldBe(0.9408, 0.0005);
    }

    [Fact]
    public void The_interval_of_kappa_holds_it_and_grows_narrower_with_more_cases()
    {
        var few = new Agreement(new[,] { { 20, 5 }, { 10, 15 } }).KappaInterval!.Value;
        var many = new Agreement(new[,] { { 200, 50 }, { 100, 150 } }).KappaInterval!.Value;

        (few.Low < 0.4 && 0.4 < few.High).ShouldBeTrue();
        (many.High - many.Low).ShouldBe((few.High - few.Low) / Math.Sqrt(10), 1e-9);
    }

    [Fact]
    public void Everybody_always_of_one_mind_about_one_class_says_nothing_beyond_chance()
    {
        new Agreement(new[,] { { 30, 0 }, { 0, 0 } }).Kappa.ShouldBeNull();
        new Agreement(new[,] { { 30, 0 }, { 0, 0 } }).Ac1!.Value.ShouldBe(1, 1e-9);
        new Agreement(new[,] { { 9 } }).SaysSomething.ShouldBeFalse();
    }

    [Fact]
    public void A_table_that_is_none_is_refused()
    {
        Should.Throw<ArgumentException>(() => new Agreement(new[,] { { 1, 2 } }));
        Should.Throw<ArgumentException>(() => new Agreement(new[,] { { -1 } }));
    }

    [Fact]
    public void Full_agreement_is_one_and_none_of_them_is_ever_more() => Properties.Hold(random =>
    {
        var classes = random.Next(2, 5);
        var table = new int[classes, classes];
        foreach (var at in Enumerable.Range(0, classes * classes))
        {
            table[at / classes, at % classes] = random.Next(30);
        }

        var agreement = new Agreement(table);
        (agreement.Kappa ?? 0).ShouldBeLessThanOrEqualTo(1 + 1e-9);
        (agreement.Ac1 ?? 0).ShouldBeLessThanOrEqualTo(1 + 1e-9);
        (agreement.Ac1 ?? 0).ShouldBeGreaterThanOrEqualTo(-1 - 1e-9);
    });
}
