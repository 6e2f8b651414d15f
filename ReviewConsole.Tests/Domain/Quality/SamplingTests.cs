using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Quality;

/// <summary>Drawing decisions for a second look: by chance, every stratum its part, and anybody can draw again.</summary>
public sealed class SamplingTests
{
    [Theory]
    [InlineData(0, 0.05, 0, 0)]
    [InlineData(100, 0.05, 5, 5)]
    [InlineData(99, 0.05, 4, 5)]
    [InlineData(7, 0.05, 0, 1)]
    [InlineData(10, 1, 10, 10)]
    [InlineData(10, 0, 0, 0)]
    public void So_many_are_drawn_whatever_the_seed(int many, double share, int least, int most)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var drawn = Sampling.Draw(All(many), share, 1000, seed);
            drawn.Count.ShouldBeInRange(least, most);
            drawn.Distinct().Count().ShouldBe(drawn.Count);
        }
    }

    [Fact]
    public void Every_stratum_has_its_part()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            Sampling.Draw(All(400), 0.05, 1000, seed).CountBy(d => d.Stratum).ShouldAllBe(s => s.Value == 5, "100 of each of four: five");
        }
    }

    [Fact]
    public void Each_has_the_same_chance()
    {
        var all = All(40);
        var times = all.ToDictionary(d => d.Decision, _ => 0);
        for (var seed = 0; seed < 4000; seed++)
        {
            foreach (var drawn in Sampling.Draw(all, 0.1, 1000, seed))
            {
                times[drawn.Decision]++;
            }
        }

        // 400 expected of 4,000, with a spread of 19; six of them on either side.
        times.Values.ShouldAllBe(t => t > 286 && t < 514);
    }

    [Fact]
    public void The_same_seed_draws_the_same_in_whatever_order_they_come_and_another_mostly_others()
    {
        var all = All(200);

        Sampling.Draw(all.Reverse(), 0.05, 1000, 7).ShouldBe(Sampling.Draw(all, 0.05, 1000, 7));
        Enumerable.Range(0, 20).Select(seed => string.Join(',', Sampling.Draw(all, 0.05, 1000, seed).Select(d => d.Decision.Value))).Distinct().Count().ShouldBeGreaterThan(15);
    }

    [Fact]
    public void No_more_are_drawn_than_there_is_room() => Sampling.Draw(All(400), 0.05, 3, 1).Count.ShouldBe(3);

    [Theory]
    [InlineData("1:1", 0.5, 1)]
    [InlineData("1:1 2:1 3:1", 0.5, 2)]
    [InlineData("1:1 2:1 3:1 4:1", 0.5, 2)]
    [InlineData("5:9 100:1", 0.9, 5)]
    [InlineData("5:8 100:2", 0.9, 100)]
    [InlineData("100:2 5:8", 0.9, 100)]
    public void A_quantile_is_the_least_length_that_so_many_do_not_exceed(string counts, double share, int hours) =>
        Waits.Quantile(counts.Split(' ').Select(c => c.Split(':')).Select(c => (int.Parse(c[0], null), int.Parse(c[1], null))), share).ShouldBe(hours);

    [Theory]
    [InlineData(-1, "0")]
    [InlineData(47.9, "47")]
    [InlineData(48, "48")]
    [InlineData(71.9, "48")]
    [InlineData(72, "72")]
    public void Lengths_are_counted_by_the_hour_for_two_days_and_by_the_day_after(double hours, string key) => Waits.Key(TimeSpan.FromHours(hours)).ShouldBe(key);

    private static IReadOnlyList<Drawable> All(int many) =>
        [.. Enumerable.Range(0, many).Select(n => new Drawable(new DecisionId(new Guid(n + 1, 0, 0, new byte[8])), new CaseId(n), "s" + (n % 4)))];
}
