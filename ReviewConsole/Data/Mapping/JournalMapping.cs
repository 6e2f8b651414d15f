using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Mapping;

internal sealed class FactMapping : IEntityTypeConfiguration<FactRow>
{
    public void Configure(EntityTypeBuilder<FactRow> of)
    {
        of.ToTable("facts");
        of.HasKey(f => f.Id);
        of.Property(f => f.Id).ValueGeneratedOnAdd();
        of.Property(f => f.Stream).HasMaxLength(40);
        of.Property(f => f.Kind).HasMaxLength(40);
        of.Property(f => f.Actor).HasMaxLength(40);
        of.HasIndex(f => new { f.Stream, f.Sequence }).IsUnique();

        // Answers an unknown commit: was this deed done?
        of.HasIndex(f => f.Command);

        // How many masked values a person saw in a day, and who saw too many.
        of.HasIndex(f => new { f.Kind, f.Actor, f.At }).HasFilter($"\"Kind\" IN ('{FactKinds.FieldRevealed}', '{FactKinds.RevealsOverBudget}')");
        of.HasMany(f => f.Values).WithOne().HasForeignKey(v => v.FactId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FactValueMapping : IEntityTypeConfiguration<FactValue>
{
    public void Configure(EntityTypeBuilder<FactValue> of)
    {
        of.ToTable("fact_values");
        of.HasKey(v => new { v.FactId, v.Name });
        of.Property(v => v.Name).HasMaxLength(40);
    }
}

internal sealed class JournalHeadMapping : IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalHead> of)
    {
        of.ToTable("journal_heads");
        of.HasKey(h => h.Stream);
        of.Property(h => h.Stream).HasMaxLength(40);
    }
}

internal sealed class SealedFactMapping : IEntityTypeConfiguration<SealedFact>
{
    public void Configure(EntityTypeBuilder<SealedFact> of)
    {
        of.ToTable("sealed_facts");
        of.HasKey(s => s.Index);
        of.Property(s => s.Index).ValueGeneratedNever();
        of.HasIndex(s => s.FactId).IsUnique();
    }
}

internal sealed class SealNodeMapping : IEntityTypeConfiguration<SealNode>
{
    public void Configure(EntityTypeBuilder<SealNode> of)
    {
        of.ToTable("seal_nodes");
        of.HasKey(n => new { n.Level, n.Index });
    }
}

internal sealed class SealCheckpointMapping : IEntityTypeConfiguration<SealCheckpoint>
{
    public void Configure(EntityTypeBuilder<SealCheckpoint> of)
    {
        of.ToTable("seal_checkpoints");
        of.HasKey(c => c.Number);
        of.Property(c => c.Number).ValueGeneratedNever();
    }
}

internal sealed class JournalSealMapping : IEntityTypeConfiguration<JournalSeal>
{
    public void Configure(EntityTypeBuilder<JournalSeal> of)
    {
        of.ToTable("journal_seal");
        of.HasKey(s => s.Id);
        of.Property(s => s.Id).ValueGeneratedNever();
    }
}
