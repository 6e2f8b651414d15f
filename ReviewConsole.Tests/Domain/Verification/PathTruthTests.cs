using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>
/// The paths A to D, discounted channels and all, against a second reckoning written from the sentence of design.md §3; and what a path is
/// said to lack against what really completes it.
/// </summary>
public sealed class PathTruthTests
{
    [Fact]
    public void Every_path_is_judged_as_the_sentence_has_it_whatever_a_signal_touched() =>
        Properties.Hold(
            random =>
            {
                var routes = Any(random);

                var paths = VerificationPolicy.Paths(routes);

                paths.Select(p => p.Path).ShouldBe(Enum.GetValues<PathLetter>());
                foreach (var path in paths)
                {
                    path.IsSatisfied.ShouldBe(Second(path.Path, routes), $"{path.Path} of {string.Join(", ", routes.Select(Say))}");
                }

                var best = new[] { PathLetter.C, PathLetter.B, PathLetter.A, PathLetter.D }.Where(p => Second(p, routes)).Select(p => (PathLetter?)p).FirstOrDefault();
                VerificationPolicy.Judge(routes).Path.ShouldBe(best);
            },
            usually: 5_000);

    [Fact]
    public void What_a_path_lacks_is_what_completes_it_and_nothing_less_does() =>
        Properties.Hold(
            random =>
            {
                var routes = Any(random);
                foreach (var path in VerificationPolicy.Paths(routes).Where(p => !p.IsSatisfied))
                {
                    var added = path.Lacks.SelectMany(l => Answers(l)).ToList();
                    Second(path.Path, [.. routes, .. added]).ShouldBeTrue($"{path.Path}: {string.Join(", ", path.Lacks)}");
                    foreach (var one in added)
                    {
                        Second(path.Path, [.. routes, .. added.Where(other => other != one)]).ShouldBeFalse($"{path.Path} does not need {one.Route.Channel}");
                    }
                }
            },
            usually: 2_000);

    [Fact]
    public void A_path_is_in_reach_exactly_when_what_is_still_open_completes_it() =>
        Properties.Hold(
            random =>
            {
                var routes = Any(random);
                List<RouteStanding> asIfPassed =
                    [.. routes.Select(r => r.IsLive && r.Latest?.State != CheckState.Passed ? r with { Latest = Standings.Ended(r.Route.Code, CheckState.Passed) } : r)];
                foreach (var path in VerificationPolicy.Paths(routes))
                {
                    path.CanBeReached.ShouldBe(Second(path.Path, asIfPassed));
                }
            },
            usually: 2_000);

    [Theory]
    [InlineData("", "TwoRoutes | Medium KnownThing | Strong | AnyRoute Wait")]
    [InlineData("otp_phone", "OneMore | KnownThing | Strong | Wait")]
    [InlineData("pay_digits", "OneMoreMedium | Medium KnownThing | Strong | Wait")]
    [InlineData("device_hist", "OneMore | Medium | Strong | Wait")]
    [InlineData("wait_notify", "TwoRoutes | Medium KnownThing | Strong | AnyRoute")]
    [InlineData("otp_phone otp_email", " | KnownThing | Strong | Wait")]
    [InlineData("in_person", "OneMore | KnownThing |  | Wait")]
    public void Each_path_says_what_it_lacks(string passed, string lacks) =>
        string.Join(" | ", VerificationPolicy.Paths(Standings.Passed(passed)).Select(p => string.Join(' ', p.Lacks))).ShouldBe(lacks);

    // "(A) two independent channels, one Medium or stronger; (B) one Medium and a known device or bound authenticator; (C) one Strong;
    // (D) one, and a waiting period with notice to every old address. A touched channel does not count; nothing counts twice."
    private static bool Second(PathLetter path, IReadOnlyList<RouteStanding> routes)
    {
        var shown = routes.Where(r => r.Latest?.State == CheckState.Passed && r.TouchedBy.Count == 0 && r.Applies && r.Route.Channel != Channels.Face && r.Strength != Strength.None).ToList();
        var ways = shown.Where(r => r.Route.Channel != "time").ToList();
        bool Two(Func<RouteStanding, bool> one, Func<RouteStanding, bool> other) => ways.Any(a => one(a) && ways.Any(b => b.Route.Channel != a.Route.Channel && other(b)));
        return path switch
        {
            PathLetter.A => Two(r => r.Strength >= Strength.Medium, _ => true),
            PathLetter.B => Two(r => r.Strength >= Strength.Medium, r => r.Route.Channel is "device" or "authenticator"),
            PathLetter.C => ways.Any(r => r.Strength == Strength.Strong),
            _ => ways.Count > 0 && shown.Count > ways.Count,
        };
    }

    // One route of a channel that no other is on, for each thing a path lacks.
    private static IEnumerable<RouteStanding> Answers(PathLack lack) => lack switch
    {
        PathLack.TwoRoutes => [New("x-one", Strength.Medium), New("x-two", Strength.Weak)],
        PathLack.OneMoreMedium or PathLack.Medium => [New("x-medium", Strength.Medium)],
        PathLack.Strong => [New("x-strong", Strength.Strong)],
        PathLack.KnownThing => [Standings.Of("device_hist", CheckState.Passed, strength: Strength.Weak)],
        PathLack.Wait => [Standings.Of("wait_notify", CheckState.Passed)],
        _ => [New("x-any", Strength.Weak)],
    };

    private static RouteStanding New(string channel, Strength strength)
    {
        var some = Standings.Of("saved_code", CheckState.Passed, strength: strength);
        return some with { Route = some.Route with { Code = channel, Channel = channel } };
    }

    private static List<RouteStanding> Any(Random random) =>
    [
        .. CatalogueFiles.Own.Routes.Where(_ => random.Next(4) == 0).Select(r => Standings.Of(
            r.Code, random.Next(3) == 0 ? (CheckState)random.Next(5) : random.Next(4) == 0 ? null : CheckState.Passed, applies: random.Next(8) > 0,
            touchedBy: random.Next(4) == 0 ? "sim_changed" : null, attempts: random.Next(4),
            strength: random.Next(2) == 0 ? (Strength)random.Next(1, 4) : null)),
    ];

    private static string Say(RouteStanding route) => $"{route.Route.Code} {route.Strength} {route.Latest?.State}";
}
