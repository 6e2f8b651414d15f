using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>Keeps a refused line for the lead; the same line refused again renews what is kept.</summary>
internal sealed record KeepRefused(
    Guid Import, string Source, int Line, string? AppealId, IReadOnlyList<Refusal> Refusals, string Text, bool IsWhole, string TextHash) : Deed<Done>
{
    public override May Needs => May.Import;

    public override IReadOnlyList<string> Names => ["refused " + TextHash];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await scope.Db.RefusedAppeals.FirstOrDefaultAsync(r => r.TextHash == TextHash && r.SettledAt == null, scope.Stop) is { } kept)
        {
            (kept.Import, kept.Source, kept.Line, kept.RefusedAt) = (Import, Source, Line, scope.Now);
            (kept.AppealId, kept.Refusals) = (AppealId, Refusals);
        }
        else
        {
            scope.Db.RefusedAppeals.Add(new RefusedAppeal
            {
                Import = Import,
                Source = Source,
                Line = Line,
                RefusedAt = scope.Now,
                AppealId = AppealId,
                Refusals = Refusals,
                Text = Text,
                IsWhole = IsWhole,
                TextHash = TextHash,
            });
        }

        scope.Append(Streams.Intake, IntakeFacts.Refused(Import, Line, AppealId, Refusals));
        return Done.It;
    }
}

/// <summary>Says what came of an import.</summary>
internal sealed record FinishImport(Guid Import, string Source, ImportEnding Ending, ImportTally Tally) : Deed<Done>
{
    public override May Needs => May.Import;

    public override Task<Result<Done>> DoAsync(DeedScope scope)
    {
        scope.Append(Streams.Intake, Fact.Of(FactKinds.ImportFinished, [("import", Import.ToString("D")), ("ending", Ending.ToString().ToLowerInvariant()),
            ("lines", IntakeFacts.Number(Tally.Lines)), ("opened", IntakeFacts.Number(Tally.Opened)), ("known", IntakeFacts.Number(Tally.Known)),
            ("refused", IntakeFacts.Number(Tally.Refused)), ("joined", IntakeFacts.Number(Tally.Joined)), ("rounds", IntakeFacts.Number(Tally.NewRounds))])
            .With(("source", Source)));
        return Task.FromResult<Result<Done>>(Done.It);
    }
}

/// <summary>How facts of the stream beside the cases are written.</summary>
internal static class IntakeFacts
{
    /// <summary>A refused line: codes only, nothing of what stands in it but the platform's own id.</summary>
    public static Fact Refused(Guid import, int line, string? appealId, IReadOnlyList<Refusal> refusals) =>
        Fact.Of(FactKinds.AppealRefused, ("import", import.ToString("D")), ("line", Number(line)), ("appeal", appealId), ("why", Codes(refusals)));

    /// <summary>The codes of refusals, each once.</summary>
    public static string Codes(IReadOnlyList<Refusal> refusals) => string.Join(' ', refusals.Select(r => r.Code).Distinct(StringComparer.Ordinal));

    /// <summary>A number as facts write it.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
