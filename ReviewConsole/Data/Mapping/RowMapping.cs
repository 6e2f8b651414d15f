using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Mapping;

internal sealed class CaseRowMapping : IEntityTypeConfiguration<CaseRow>
{
    public void Configure(EntityTypeBuilder<CaseRow> of)
    {
        of.ToTable("case_rows");
        of.HasKey(r => r.Id);
        of.Property(r => r.Id).ValueGeneratedNever();
        of.HasIndex(r => r.Number).IsUnique();

        // Each offered view and sort has its index, with the id as tie-breaker (CaseSorts says which are offered).
        // Whether a claim lives stands at the end of the first, so that counting the unclaimed reads the index alone.
        of.HasIndex(r => new { r.Lane, r.UrgentAt, r.Id, r.ClaimUntil });
        of.HasIndex(r => new { r.Lane, r.DueAt, r.Id });

        // What is next in a language somebody reads; whether it is free stands at the end, so that cases others hold cost no look at them.
        of.HasIndex(r => new { r.Lane, r.Language, r.UrgentAt, r.Id, r.ClaimUntil });
        of.HasIndex(r => new { r.Lane, r.OrderVersion, r.Id });
        of.HasIndex(r => new { r.Lane, r.ReceivedAt, r.Id });
        of.HasIndex(r => new { r.Lane, r.ImposedAt, r.Id });
        of.HasIndex(r => new { r.Lane, r.HeldMinor, r.Id });
        of.HasIndex(r => new { r.Lane, r.DecidedAt, r.Id });
        of.HasIndex(r => new { r.ReceivedAt, r.Id });
        of.HasIndex(r => new { r.ImposedAt, r.Id });
        of.HasIndex(r => new { r.HeldMinor, r.Id });
        of.HasIndex(r => new { r.Holder, r.UrgentAt, r.Id });
        of.HasIndex(r => new { r.Assignee, r.UrgentAt, r.Id });

        // Only what is somebody's stands in these: the board reads everybody's without looking at a million that are nobody's.
        of.HasIndex(r => new { r.Holder, r.DueAt, r.Id }).HasFilter("\"Holder\" IS NOT NULL");
        of.HasIndex(r => new { r.Assignee, r.DueAt, r.Id }).HasFilter("\"Assignee\" IS NOT NULL");

        // Few are set aside: only these stand in it.
        of.HasIndex(r => new { r.BackAt, r.Id }).HasFilter("\"BackAt\" IS NOT NULL");

        // What standing rules have not looked at, and what they are to look at again.
        of.HasIndex(r => new { r.Lane, r.RuleVersion, r.Id });
        of.HasIndex(r => new { r.RulesAt, r.Id }).HasFilter("\"RulesAt\" IS NOT NULL");

        // Of what something is to be said about the clocks next, and of what it was said; most cases stand in neither.
        of.HasIndex(r => new { r.NextClockAt, r.Id }).HasFilter("\"NextClockAt\" IS NOT NULL");
        of.HasIndex(r => new { r.Missed, r.DueAt, r.Id }).HasFilter("\"Missed\" <> 0");
        of.HasIndex(r => new { r.Near, r.DueAt, r.Id }).HasFilter("\"Near\" <> 0");

        // What waits for an answer beside the appeal, whatever became of that; and what was restricted again under a shield (CameBack.Reimposed).
        of.HasIndex(r => new { r.RightsDueAt, r.Id }).HasFilter("\"RightsDueAt\" IS NOT NULL");
        of.HasIndex(r => new { r.CameBack, r.Id }).HasFilter("\"CameBack\" = 3");

        // Each way to search is a range of an index: the text itself, then what begins with it.
        of.Property(r => r.AccountId).HasMaxLength(200);
        of.Property(r => r.SearchAccount).HasMaxLength(200);
        of.HasIndex(r => new { r.SearchAccount, r.Id });
        of.HasIndex(r => new { r.SearchEmail, r.Id });
        of.HasIndex(r => new { r.SearchContact, r.Id });
        of.HasIndex(r => new { r.SearchPhone, r.Id });
        of.HasMany(r => r.Names).WithOne().HasForeignKey(n => n.Case);
        of.HasMany(r => r.Links).WithOne().HasForeignKey(l => l.Case);
    }
}

internal sealed class CaseLinkMapping : IEntityTypeConfiguration<CaseLinkRow>
{
    public void Configure(EntityTypeBuilder<CaseLinkRow> of)
    {
        of.ToTable("case_links");

        // Others with the same fingerprint are a range of the key; a case's own are a range of the index.
        of.HasKey(l => new { l.Kind, l.Hash, l.Case });
        of.Property(l => l.Hash).HasMaxLength(200);
        of.HasIndex(l => l.Case);
    }
}

internal sealed class SearchedNameMapping : IEntityTypeConfiguration<SearchedName>
{
    public void Configure(EntityTypeBuilder<SearchedName> of)
    {
        of.ToTable("searched_names");

        // The text first: a search is a range of the key.
        of.HasKey(n => new { n.Text, n.Case });
    }
}

internal sealed class SkipMapping : IEntityTypeConfiguration<SkipRow>
{
    public void Configure(EntityTypeBuilder<SkipRow> of)
    {
        of.ToTable("skips");
        of.HasKey(s => new { s.Person, s.CaseId });
    }
}

internal sealed class OrderWeightsMapping : IEntityTypeConfiguration<OrderWeights>
{
    public void Configure(EntityTypeBuilder<OrderWeights> of)
    {
        of.ToTable("order_weights");
        of.HasKey(w => w.Version);
        of.Property(w => w.Version).ValueGeneratedNever();
        of.Property(w => w.Weights).AsJson();
    }
}

internal sealed class AssigningRulesMapping : IEntityTypeConfiguration<AssigningRules>
{
    public void Configure(EntityTypeBuilder<AssigningRules> of)
    {
        of.ToTable("assigning_rules");
        of.HasKey(r => r.Version);
        of.Property(r => r.Version).ValueGeneratedNever();
        of.Property(r => r.Rules).AsJson();
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> of)
    {
        of.ToTable("drafts");
        of.HasKey(d => new { d.CaseId, d.Round, d.Person, d.Kind });
    }
}

internal sealed class RefusedAppealMapping : IEntityTypeConfiguration<RefusedAppeal>
{
    public void Configure(EntityTypeBuilder<RefusedAppeal> of)
    {
        of.ToTable("refused_appeals");
        of.HasKey(r => r.Id);
        of.Property(r => r.Refusals).AsJson();
        of.HasIndex(r => new { r.SettledAt, r.Id });
        of.HasIndex(r => r.TextHash);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> of)
    {
        of.ToTable("outbox");
        of.HasKey(o => o.Id);
        of.Property(o => o.Id).ValueGeneratedNever();
        of.HasIndex(o => new { o.SentAt, o.NotBefore });
    }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> of)
    {
        of.ToTable("counters");
        of.HasKey(c => c.Name);
    }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> of)
    {
        of.ToTable("protection_keys");
        of.HasKey(k => k.Id);
    }
}

internal sealed class DailyCountMapping : IEntityTypeConfiguration<DailyCount>
{
    public void Configure(EntityTypeBuilder<DailyCount> of)
    {
        of.ToTable("daily_counts");
        of.HasKey(c => new { c.Day, c.Measure, c.Key });
        of.Property(c => c.Measure).HasMaxLength(40);
        of.Property(c => c.Key).HasMaxLength(600);

        // A figure reads one measure over many days.
        of.HasIndex(c => new { c.Measure, c.Day });
    }
}
