using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.People;

/// <summary>Says it for somebody else who works cases, who is ill or has left for the day.</summary>
/// <param name="Whom">Who.</param>
/// <param name="Until">When they are back (UTC); null ends it.</param>
internal sealed record SetAway(PersonId Whom, DateTimeOffset? Until) : AwayDeed<int>
{
    public override May Needs => May.PlanAbsence;

    public override async Task<Result<int>> DoAsync(DeedScope scope) =>
        Until is null ? (await EndAsync(scope, Whom)).As(_ => 0) : await BeginAsync(scope, Whom, Until);
}

/// <summary>The beginning and the end of being away.</summary>
/// <typeparam name="TAnswer">What it answers when done.</typeparam>
internal abstract record AwayDeed<TAnswer> : PeopleDeed<TAnswer>
{
    private const int LongestDays = 366;

    /// <summary>
    /// Refused: <c>person_unknown</c>, <c>person_disabled</c>, <c>away_no_cases</c> where they work none, <c>away_until</c> where the end is missing, past or too far.
    /// </summary>
    /// <returns>How many cases went back.</returns>
    protected static async Task<Result<int>> BeginAsync(DeedScope scope, PersonId whom, DateTimeOffset? until)
    {
        if (await FindAloneAsync(scope, whom) is not { } person)
        {
            return Refusal.On("away", "person_unknown");
        }

        if (person.DisabledAt is not null)
        {
            return Refusal.On("away", "person_disabled");
        }

        if (!Permissions.Allows(person.Role, May.WorkCases))
        {
            return Refusal.On("away", "away_no_cases");
        }

        if (until is not { } back || back <= scope.Now || back > scope.Now.AddDays(LongestDays))
        {
            return Refusal.On("away", "away_until", ("most", LongestDays.ToString(CultureInfo.InvariantCulture)));
        }

        person.AwayUntil = back.ToUniversalTime();
        var cases = await CaseRelease.DoAsync(scope, whom, "person_away");
        Tell(scope, person, FactKinds.PersonAway, ("until", back.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), ("cases", $"{cases}"));
        return cases;
    }

    /// <summary>Refused: <c>person_unknown</c>, <c>not_away</c>.</summary>
    protected static async Task<Result<Done>> EndAsync(DeedScope scope, PersonId whom)
    {
        if (await FindAloneAsync(scope, whom) is not { } person)
        {
            return Refusal.On("away", "person_unknown");
        }

        if (person.AwayUntil is not { } until || until <= scope.Now)
        {
            return Refusal.On("away", "not_away");
        }

        person.AwayUntil = null;
        Tell(scope, person, FactKinds.PersonBack);
        return Done.It;
    }
}
