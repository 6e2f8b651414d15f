using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>
/// Says what somebody is trusted with: that they are no beginner any more, and until when they stand in for a lead where two disagreed. Nobody
/// says it of themselves.
/// </summary>
/// <param name="Whom">Who.</param>
/// <param name="IsExperienced">Their denials need no second person for being new.</param>
/// <param name="DeputyUntil">Until when they stand in for a lead (UTC); null for not at all.</param>
internal sealed record TrustPerson(PersonId Whom, bool IsExperienced, DateTimeOffset? DeputyUntil) : PeopleDeed<Done>
{
    /// <summary>The longest somebody may stand in, in days; then it is to be said again.</summary>
    public const int LongestDays = 92;

    public override May Needs => May.Assign;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, Whom) is not { } person || !Permissions.Allows(person.Role, May.WorkCases))
        {
            return Refusal.On("plan", "person_unknown");
        }

        if (Whom == scope.Me.Id)
        {
            return Refusal.On("plan", "trust_own");
        }

        // What was said before and is over is kept as it is.
        if (DeputyUntil is { } until && until != person.DeputyUntil && (person.Role == Role.Lead || until <= scope.Now || until > scope.Now.AddDays(LongestDays)))
        {
            return Refusal.On("plan:deputy", "trust_deputy", ("days", LongestDays.ToString(CultureInfo.InvariantCulture)));
        }

        (person.IsExperienced, person.DeputyUntil) = (IsExperienced, DeputyUntil);
        Tell(
            scope, person, FactKinds.PersonTrusted,
            ("experienced", IsExperienced ? "true" : "false"), ("deputy_until", DeputyUntil?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
        return Done.It;
    }
}
