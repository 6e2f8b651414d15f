using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>
/// Lines of the queue by the hundred, of every kind, with many equal keys, so that ties must be broken. Written past the deeds: these
/// tests ask how lines are read; how they come to be is asked elsewhere.
/// </summary>
internal sealed class SomeLines(int seed)
{
    private static readonly string?[] Names = ["徐女士", "Maria Gómez", "王芳", "Xu Min", "Jonas Xu-Weber", null];
    private static readonly string[] Languages = ["zh", "en", "uk"];

    private readonly Random _random = new(seed);
    private long _last;

    public static PersonId Me { get; } = new(Guid.Parse("11111111-1111-4111-8111-111111111111"));

    public static PersonId Other { get; } = new(Guid.Parse("22222222-2222-4222-8222-222222222222"));

    public static DateTimeOffset Now { get; } = new(2026, 7, 13, 2, 0, 0, TimeSpan.Zero);

    public int Next(int below) => _random.Next(below);

    public List<CaseRow> Many(int count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    public CaseRow One()
    {
        var row = new CaseRow { Id = new CaseId(++_last), Number = CaseNumber.Of(2026, _last) };
        Change(row);
        return row;
    }

    /// <summary>Gives a line other values, all but id and number.</summary>
    public void Change(CaseRow row)
    {
        row.Lane = Pick(Enum.GetValues<Lane>());
        row.State = row.Lane switch { Lane.Open => Pick(CaseState.Queued, CaseState.InReview), Lane.Waiting => CaseState.Waiting, _ => CaseState.Decided };
        row.WaitingFor = row.Lane == Lane.Waiting ? WaitingFor.Check : WaitingFor.Nothing;
        row.Round = _random.Next(1, 3);
        row.DueAt = Now.AddDays(_random.Next(-5, 10));
        row.UrgentAt = row.DueAt.AddHours(-_random.Next(0, 3));
        row.ReceivedAt = Now.AddDays(-_random.Next(0, 45));
        row.ImposedAt = row.ReceivedAt.AddDays(-_random.Next(0, 4));
        row.HeldMinor = _random.Next(0, 4) * 10_000;
        row.Currency = "CNY";
        row.Holder = row.Lane == Lane.Open ? Pick<PersonId?>(Me, Other, null, null) : null;
        row.ClaimUntil = row.Holder is null ? null : Now.AddMinutes(_random.Next(-20, 20));
        row.Assignee = row.Lane != Lane.Done ? Pick<PersonId?>(Me, Other, null, null, null) : null;
        row.DecidedAt = row.Lane == Lane.Done && _random.Next(5) > 0 ? Now.AddHours(-_random.Next(0, 30)) : null;
        row.DecidedBy = row.DecidedAt is null ? null : Pick(Me, Other);
        row.Outcome = row.DecidedAt is null ? null : Pick(Outcome.Approve, Outcome.Deny);
        row.Grounds = row.DecidedAt is null ? "" : Pick(" A1 ", " A10 A3 ", " D3 A1 ");
        row.Tags = Pick("", " wave ", " payout-wave vip ");
        (row.Near, row.Missed, row.DeclinesFace) = (Pick(0, 0, 8), Pick(0, 0, 2, 32, 258), Pick(true, false));
        row.Basis = Pick(Enum.GetValues<RestrictionBasis>());
        row.Scopes = _random.Next(1, 128);
        row.Language = Pick(Languages);
        row.Rights = _random.Next(0, 8);
        row.RightsDueAt = row.Rights == 0 ? null : Now.AddDays(_random.Next(-5, 15));
        row.CameBack = row.Lane == Lane.Open ? Pick(CameBack.Nothing, CameBack.Nothing, CameBack.Reimposed) : CameBack.Nothing;
        row.BeforeLead = _random.Next(3) == 0;
        row.SignalCount = _random.Next(0, 5);
        row.TopSignals = "failed_burst new_device";
        WritePersonal(row);
    }

    private void WritePersonal(CaseRow row)
    {
        var account = _random.Next(0, 40);
        row.AccountId = $"Xy-{account:00}";
        row.SearchAccount = SearchText.Account(row.AccountId)!;
        CaseLines.Name(row, Pick(Names));
        row.SearchEmail = _random.Next(2) == 0 ? $"m{account}@example.org" : null;
        row.SearchContact = _random.Next(2) == 0 ? row.SearchEmail : SearchText.Phone($"1381234{account:0000}");
        row.SearchPhone = _random.Next(3) == 0 ? null : $"{Pick("", "86")}1381234{account:0000}";
    }

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
