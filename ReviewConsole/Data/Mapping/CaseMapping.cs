using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Data.Mapping;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> of)
    {
        of.ToTable("cases");
        of.HasKey(c => c.Id);
        of.Property(c => c.Id).ValueGeneratedNever();
        of.HasIndex(c => c.Number).IsUnique();
        of.Property(c => c.RestrictionId).HasMaxLength(200);
        of.HasIndex(c => c.RestrictionId).IsUnique();
        of.Property(c => c.Account).AsJson();
        of.Property(c => c.Restriction).AsJson();
        of.Property(c => c.Harm).AsJson();
        of.Property(c => c.Claim).AsJson();
        of.Property(c => c.Gaps).AsJson();
        of.Property(c => c.Skips).AsJson();
        of.Property(c => c.Aside).AsJson();
        of.Property(c => c.Sheet).AsJson();
        of.Property(c => c.Judgements).AsJson();
        of.Property(c => c.SecondDemand).AsJson();
        of.Ignore(c => c.JudgementsNow);
        of.Ignore(c => c.FallsBackTo);
        of.Ignore(c => c.Signals);
        of.Ignore(c => c.ChecksOfRound);
        of.Ignore(c => c.Contact);
        of.Ignore(c => c.Decided);
        of.Ignore(c => c.MessagesOfRound);
        of.Ignore(c => c.Thread);
        of.Ignore(c => c.Effect);
        of.Ignore(c => c.HumanAskedAt);
        of.Ignore(c => c.HumanAnsweredAt);
        of.Property(c => c.Pauses).AsJson();
        of.Property(c => c.Tags).AsJson();
        of.Property(c => c.ClockMarks).AsJson();
        of.Property(c => c.Effects).AsJson();
        of.Property(c => c.NoticeReports).AsJson();

        // Of what the program has to remind somebody; almost no case has it.
        of.HasIndex(c => c.NextMessageAt).HasFilter("\"NextMessageAt\" IS NOT NULL");

        // The deed raises it: a row changed past the door is noticed by the next deed on it.
        of.Property<long>("Version").IsConcurrencyToken();
        Children(of.HasMany(c => c.AllSignals).WithOne().HasForeignKey(s => s.CaseId), of, nameof(Case.AllSignals), "_signals");
        Children(of.HasMany(c => c.Checks).WithOne().HasForeignKey(c => c.CaseId), of, nameof(Case.Checks), "_checks");
        Children(of.HasMany(c => c.Appeals).WithOne().HasForeignKey(a => a.CaseId), of, nameof(Case.Appeals), "_appeals");
        Children(of.HasMany(c => c.Rights).WithOne().HasForeignKey(r => r.CaseId), of, nameof(Case.Rights), "_rights");
        Children(of.HasMany(c => c.Decisions).WithOne().HasForeignKey(d => d.CaseId), of, nameof(Case.Decisions), "_decisions");
        Children(of.HasMany(c => c.Messages).WithOne().HasForeignKey(m => m.CaseId), of, nameof(Case.Messages), "_messages");
    }

    private static void Children<T>(ReferenceCollectionBuilder<Case, T> link, EntityTypeBuilder<Case> of, string name, string field)
        where T : class
    {
        link.OnDelete(DeleteBehavior.Restrict);
        of.Navigation(name).HasField(field).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class CaseSignalMapping : IEntityTypeConfiguration<CaseSignal>
{
    public void Configure(EntityTypeBuilder<CaseSignal> of)
    {
        of.ToTable("case_signals");
        of.HasKey(s => new { s.CaseId, s.Round, s.Ordinal });
        of.Property(s => s.Code).HasMaxLength(200);
        of.HasIndex(s => new { s.Code, s.CaseId });
        of.Property(s => s.Touches).AsJson();
        of.Property(s => s.Observed).AsJson();
        of.Property(s => s.Baseline).AsJson();
        of.Property(s => s.Evidence).AsJson();
        of.Property(s => s.OpenedBy).AsJson();
    }
}

internal sealed class CheckMapping : IEntityTypeConfiguration<Check>
{
    public void Configure(EntityTypeBuilder<Check> of)
    {
        of.ToTable("checks");
        of.HasKey(c => c.Id);
        of.Property(c => c.Id).ValueGeneratedNever();
        of.Property(c => c.Route).HasMaxLength(100);
        of.Property(c => c.Details).AsJson();
        of.HasIndex(c => c.CaseId);

        // What is over time, for the loop that ends it.
        of.HasIndex(c => new { c.State, c.OpenUntil });
    }
}

internal sealed class AppealMapping : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> of)
    {
        of.ToTable("appeals");
        of.HasKey(a => a.AppealId);
        of.Property(a => a.AppealId).HasMaxLength(200);
        of.Property(a => a.Contact).AsJson();
        of.HasIndex(a => a.CaseId);
    }
}

internal sealed class RightsRequestMapping : IEntityTypeConfiguration<RightsRequest>
{
    public void Configure(EntityTypeBuilder<RightsRequest> of)
    {
        of.ToTable("rights_requests");
        of.HasKey(r => r.Id);
        of.Property(r => r.Id).ValueGeneratedNever();
        of.Property(r => r.Answers).AsJson();
        of.Property(r => r.Reports).AsJson();
        of.HasIndex(r => r.CaseId);

        // What takes effect when its time for undoing is over; almost none waits.
        of.HasIndex(r => r.EffectiveAt).HasFilter("\"EffectiveAt\" IS NOT NULL AND \"ToldAt\" IS NULL");
    }
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> of)
    {
        of.ToTable("messages");
        of.HasKey(m => m.Id);
        of.Property(m => m.Id).ValueGeneratedNever();
        of.Property(m => m.Asked).AsJson();
        of.HasIndex(m => m.CaseId);
    }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> of)
    {
        of.ToTable("decisions");
        of.HasKey(d => d.Id);
        of.Property(d => d.Id).ValueGeneratedNever();
        of.Property(d => d.Grounds).AsJson();
        of.Property(d => d.Conditions).AsJson();
        of.Property(d => d.Narrowing).AsJson();
        of.Property(d => d.Shield).AsJson();
        of.Property(d => d.Findings).AsJson();
        of.Property(d => d.Evidence).AsJson();
        of.Property(d => d.Rule).AsJson();
        of.Property(d => d.Notice).AsJson();
        of.Property(d => d.Context).AsJson();

        // One effective decision a round, whatever races (refusal already_decided).
        of.HasIndex(d => new { d.CaseId, d.Round, d.Supersedes }).IsUnique();
        of.HasIndex(d => new { d.DecidedBy, d.DecidedAt });

        // What was decided on a day.
        of.HasIndex(d => d.DecidedAt);
    }
}
