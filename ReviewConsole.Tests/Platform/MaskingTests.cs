using FsCheck;
using FsCheck.Fluent;

namespace ReviewConsole.Platform;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("徐女士", "徐•士")]
    [InlineData("王芳", "王•")]
    [InlineData("欧阳雪", "欧•雪")]
    [InlineData("Maria Gómez", "M•a G•z")]
    [InlineData("Nguyễn Văn An", "N•n V•n A•")]
    [InlineData("  Олена   Шевченко ", "О•а Ш•о")]
    [InlineData("𠮷野家", "𠮷•家")]
    [InlineData("X", "•")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_keeps_the_first_and_last_character_of_each_word(string? name, string shown) => Masking.Name(name).ShouldBe(shown);

    [Theory]
    [InlineData("13812345678", "138•••5678")]
    [InlineData("+86 138 1234 5678", "861•••5678")]
    [InlineData("030 123456", "•••56")]
    [InlineData("12345", "•••")]
    [InlineData(null, "")]
    public void A_phone_number_keeps_too_little_to_be_called(string? phone, string shown) => Masking.Phone(phone).ShouldBe(shown);

    [Theory]
    [InlineData("xu@example.org", "x•••@example.org")]
    [InlineData("徐@example.org", "徐•••@example.org")]
    [InlineData("not an address", "•••")]
    [InlineData("@example.org", "•••")]
    [InlineData(null, "")]
    public void An_address_keeps_its_first_character_and_domain(string? address, string shown) => Masking.Email(address).ShouldBe(shown);

    [Theory]
    [InlineData("xy-829341", "xy-82•••1")]
    [InlineData("xy-829", "xy•••")]
    [InlineData("xy", "•••")]
    [InlineData(null, "")]
    public void An_account_id_keeps_its_beginning_and_last_character(string? id, string shown) => Masking.AccountId(id).ShouldBe(shown);

    [Fact]
    public void No_masked_value_is_the_value_itself() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>().Filter(text => !string.IsNullOrWhiteSpace(text.Get) && !text.Get.Contains('•')), text =>
            Masking.Name(text.Get) != text.Get && Masking.Phone(text.Get) != text.Get
            && Masking.Email(text.Get) != text.Get && Masking.AccountId(text.Get) != text.Get)
        .QuickCheckThrowOnFailure();
}
