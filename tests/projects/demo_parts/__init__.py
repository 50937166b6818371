"""The parts of the demonstration project's maker: places, framework, ordinary years, cases."""
