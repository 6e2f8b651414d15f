using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Quality;

namespace ReviewConsole.Data.Mapping;

internal sealed class ReReviewMapping : IEntityTypeConfiguration<ReReview>
{
    public void Configure(EntityTypeBuilder<ReReview> of)
    {
        of.ToTable("re_reviews");
        of.HasKey(r => r.Id);
        of.Property(r => r.Id).ValueGeneratedNever();
        of.Property(r => r.Answer).AsJson();
        of.Property(r => r.Marks).AsJson();

        // What is left to look at, and what was found in a period.
        of.HasIndex(r => new { r.JudgedAt, r.AddedAt });
        of.HasIndex(r => new { r.Decision, r.By });
    }
}

internal sealed class SampledDayMapping : IEntityTypeConfiguration<SampledDay>
{
    public void Configure(EntityTypeBuilder<SampledDay> of)
    {
        of.ToTable("sampled_days");
        of.HasKey(d => d.Day);
        of.Property(d => d.Day).ValueGeneratedNever();
    }
}

internal sealed class CalibrationCaseMapping : IEntityTypeConfiguration<CalibrationCase>
{
    public void Configure(EntityTypeBuilder<CalibrationCase> of)
    {
        of.ToTable("calibration_cases");
        of.HasKey(c => c.Decision);
    }
}
