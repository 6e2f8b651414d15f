using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Notices;

/// <summary>
/// Renders the statement of reasons around a justification: a pure function from decision, catalogue and language to sections. Says
/// what regulation reference §6 asks a lawful justification to contain (DSA Art. 17 and 20; PIPL Art. 24 and 50; Anti-Telecom-Fraud
/// Law Art. 32): restriction, facts, how found, who decides, rule, what was said and answered, routes, why nothing milder, what now,
/// redress, data, date and number.
/// </summary>
public static class NoticeComposer
{
    /// <summary>The notice as it would be sent.</summary>
    /// <param name="proposal">What is to be decided.</param>
    /// <param name="material">The case as values.</param>
    /// <param name="name">How the decider is named to the appellant.</param>
    /// <param name="second">How the second person is named who judged the same; null where none did.</param>
    public static Notice Compose(DecisionProposal proposal, NoticeMaterial material, ReviewerName name, ReviewerName? second = null)
    {
        var texts = NoticeTexts.For(material.Language);
        string Named(ReviewerName person) =>
            texts["reviewer.name", ("name", person.Alias), ("number", person.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var reviewer = Named(name);
        var part = new NoticeParts(proposal, material, texts, reviewer);
        var approved = proposal.Outcome == Outcome.Approve;
        List<NoticeSection> sections =
        [
            new("head", "", part.Head()),
            new("restriction", texts["heading.restriction"], part.Restriction()),
            new("signals", texts["heading.signals"], part.Signals()),
            new("automation", texts["heading.automation"], part.Automation()),
            new("who", texts["heading.who"], part.Who(second is { } other ? Named(other) : null)),
            new("rule", texts["heading.rule"], part.Rule()),
            new("why", texts["heading.why"], part.Why()),
            new("you", texts["heading.youTold"], part.You()),
            new("routes", texts["heading.routes"], part.Routes()),
        ];
        if (!approved)
        {
            sections.Add(new("milder", texts["heading.milder"], part.Milder()));
        }

        sections.Add(new("now", texts["heading.now"], part.Now()));
        sections.Add(new("contest", texts["heading.contest"], part.Contest()));
        sections.Add(new("data", texts["heading.data"], part.Data()));
        sections.Add(new("close", "", [texts["signature", ("reviewer", reviewer)], texts["label.statement", ("textVersion", NoticeTexts.Version)]]));
        return new Notice(texts.Language, texts["title." + SkeletonText.Word(proposal.Promises)], [.. sections.Where(s => s.Paragraphs.Count > 0)]);
    }
}
