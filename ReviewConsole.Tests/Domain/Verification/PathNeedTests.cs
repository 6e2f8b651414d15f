using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>What each path still asks for.</summary>
public sealed class PathNeedTests
{
    [Theory]
    [InlineData("", "both both strong both")]
    [InlineData("pay_digits", "medium both strong wait")]
    [InlineData("otp_phone", "other known strong wait")]
    [InlineData("device_hist", "other medium strong wait")]
    [InlineData("otp_phone otp_email", "✓ known strong wait")]
    [InlineData("otp_phone device_hist", "✓ ✓ strong wait")]
    [InlineData("wait_notify", "both both strong way")]
    [InlineData("pay_digits wait_notify", "medium both strong ✓")]
    [InlineData("in_person", "other known ✓ wait")]
    public void Each_path_says_what_is_missing(string passed, string needs) =>
        string.Join(' ', PathNeeds.Of(Standings.Passed(passed)).Select(n => n.Missing ?? "✓")).ShouldBe(needs);

    [Fact]
    public void A_path_is_satisfied_here_exactly_when_the_policy_says_so() =>
        Properties.Hold(
            random =>
            {
                var routes = CatalogueFiles.Own.Routes.Where(_ => random.Next(4) == 0)
                    .Select(r => Standings.Of(r.Code, (CheckState)random.Next(5), touchedBy: random.Next(4) == 0 ? "sim_changed" : null)).ToList();

                var satisfied = PathNeeds.Of(routes).Where(n => n.Missing is null).Select(n => n.Path).ToList();

                var path = VerificationPolicy.Judge(routes).Path;
                (path is null).ShouldBe(satisfied.Count == 0);
                if (path is { } reached)
                {
                    satisfied.ShouldContain(reached);
                }
            },
            usually: 1_000);
}
