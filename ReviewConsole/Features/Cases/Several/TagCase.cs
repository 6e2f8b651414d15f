using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Several;

/// <summary>Puts a tag on a case, or takes it off. Needs no claim: it decides nothing and keeps nobody from anything.</summary>
internal sealed record TagCase(CaseId Case, string? Tag, bool On) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) => Task.FromResult(subject.Tag(Tag, On));
}
