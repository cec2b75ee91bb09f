resource "example_appliance" "box" {
}
